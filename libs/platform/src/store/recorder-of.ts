import type { MongoClient } from 'mongodb';
import type { Words } from '#domain/shared/sentences';
import { databaseName } from '../config/names.js';
import type { ServiceKeys } from '../keys/keys.js';
import type { ClockPort } from './clock.js';
import { recordCollections } from './collections.js';
import { Recorder } from './recorder.js';
import type { AnyStage } from './stream-draft.js';
import { StreamReader } from './stream-reader.js';

/** The recorder of one service's database. */
export function recorderOf(
  client: MongoClient,
  space: string,
  keys: ServiceKeys,
  kept: {
    readonly service: string;
    readonly stages: readonly AnyStage[];
    readonly clock: ClockPort;
    readonly words?: Words;
  },
): Recorder {
  const { service, stages, clock, words } = kept;
  const record = recordCollections(client.db(databaseName(space, service)));
  return new Recorder(new StreamReader(service, stages, client, record, clock), client, keys, words);
}
