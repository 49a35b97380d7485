import type { Provider } from '@nestjs/common';
import { databaseName } from '../config/names.js';
import { HOUSE, type House } from '../service/house.js';
import { Recorder } from '../store/recorder.js';
import { GridFsObjects } from './grid-fs-objects.js';
import { ObjectStore } from './object-store.js';

/** Where a service that takes files keeps them: in its own database, under its own key. */
export const ownObjects: Provider = {
  provide: ObjectStore,
  inject: [HOUSE, Recorder],
  useFactory: ({ config, connections }: House, { service, keys }: Recorder) =>
    new GridFsObjects(connections.mongo.db(databaseName(config.space, service)), keys),
};
