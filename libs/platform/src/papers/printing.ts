import type { Provider, Type } from '@nestjs/common';
import { databaseName } from '../config/names.js';
import { GridFsObjects } from '../objects/grid-fs-objects.js';
import { HOUSE, type House } from '../service/house.js';
import { Recorder } from '../store/recorder.js';
import { Texts } from '../store/texts.js';
import { PaperDesk } from './paper-desk.js';
import type { PaperSource } from './paper-source.js';

/** What a service's module provides so that its papers can be printed. */
export function printingProviders(source: Type<PaperSource>): Provider[] {
  return [
    source,
    {
      provide: PaperDesk,
      inject: [Recorder, Texts, source, HOUSE],
      useFactory: (
        recorder: Recorder,
        texts: Texts,
        papers: PaperSource,
        { config, connections, masterKey }: House,
      ) => {
        const db = connections.mongo.db(databaseName(config.space, recorder.service));
        const objects = new GridFsObjects(db, recorder.keys);
        return new PaperDesk(recorder, texts, objects, papers, masterKey);
      },
    },
  ];
}
