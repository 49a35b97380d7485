import { randomBytes, randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import type { PersonActor, Role } from '#domain/shared/actor';
import { databaseName } from '#platform/config/names';
import { serviceKeys } from '#platform/keys/keys';
import { mongoClock, type ClockPort } from '#platform/store/clock';
import { prepareRecord } from '#platform/store/collections';
import type { EventDocument } from '#platform/store/documents';
import type { Given, Giving } from '#platform/store/giving';
import { RecordUnavailable } from '#platform/store/record-errors';
import { commandIdOf, type Recorder } from '#platform/store/recorder';
import { recorderOf } from '#platform/store/recorder-of';
import type { AnyStage } from '#platform/store/stream-draft';
import { eventually } from '#testing/caller';
import { freshSpace } from '#testing/running-service';

/** A record of its own on the test's MongoDB, without HTTP, relay or worker. */
export interface OwnRecord {
  readonly recorder: Recorder;
  readonly space: string;
  readonly client: MongoClient;
  readonly masterKey: string;
  events(stream: string): Promise<EventDocument[]>;
  /** Patiently: see `untilTaken`. */
  give(...asked: Asked): Promise<Given>;
  /** The same command, for `recordMany`. */
  giving(...asked: Asked): Giving;
  close(): Promise<void>;
}

type Asked = [
  stream: string,
  by: PersonActor,
  command: { type: string } & Record<string, unknown>,
  key?: string,
];

export async function ownRecord(
  stages: readonly AnyStage[],
  clock: ClockPort = mongoClock,
  service = 'ticker',
  space = freshSpace(),
  masterKey = randomBytes(32).toString('base64'),
): Promise<OwnRecord> {
  const url = process.env['DUET_TEST_MONGO_URL'];
  if (!url) throw new Error('DUET_TEST_MONGO_URL is not set: run under "npm test"');
  const client = await new MongoClient(url, {
    writeConcern: { w: 'majority', journal: true },
    monitorCommands: true,
  }).connect();
  const keys = serviceKeys(masterKey, service);
  const recorder = recorderOf(client, space, keys, { service, stages, clock });
  await prepareRecord(recorder.record);
  const giving = (...[stream, by, command, key = randomUUID()]: Asked): Giving => ({
    stream,
    caseId: 'case-1',
    by,
    command,
    commandId: commandIdOf(stream, by, key),
    bodyDigest: keys.digest(command),
  });
  return {
    recorder,
    space,
    client,
    masterKey,
    events: (stream) => recorder.record.events.find({ stream }).sort({ version: 1 }).toArray(),
    giving,
    give(...asked) {
      const given = giving(...asked);
      return untilTaken(() => recorder.give(given));
    },
    async close() {
      await client.db(databaseName(space, service)).dropDatabase();
      await client.close();
    },
  };
}

/** As a good client does: what was not taken in time is sent again, with the same key. */
export function untilTaken<Answer extends object>(send: () => Promise<Answer>): Promise<Answer> {
  return eventually('it is taken', () =>
    send().catch((error: unknown) => {
      if (error instanceof RecordUnavailable) return undefined;
      throw error;
    }),
  );
}

export function someone(personId: string, role: Role = 'centre-officer'): PersonActor {
  return { kind: 'person', personId, unitId: 'unit-1', roles: [role] };
}

/** A clock the spec sets by hand, as the record would tell it. */
export function handClock(start: string): ClockPort & { set(instant: string): void } {
  let now = start;
  return {
    now: () => Promise.resolve(now),
    set(instant) {
      now = instant;
    },
  };
}
