import { databaseName } from '#platform/config/names';
import type { House } from '#platform/service/house';
import type { Recorder } from '#platform/store/recorder';
import type { StageWork } from '#platform/temporal/stage-activities';
import { firstAnswer } from './first-answer.js';
import { RegisterRecord } from './register-record.js';
import { registerParties } from './register-parties/register-parties.errand.js';
import { Register } from './register.js';
import { sealAccount } from './seal-account/seal-account.errand.js';

/** The register over this process's Mongo. */
export function registerOf(
  { config, connections }: Pick<House, 'config' | 'connections'>,
  recorder: Recorder,
): Register {
  const db = connections.mongo.db(databaseName(config.space, 'register'));
  const record = new RegisterRecord(connections.mongo, db, recorder);
  return new Register(record, recorder.keys, recorder);
}

/** What other services may ask of the register. Its entries have no workflow of their own. */
export function registerWork(
  recorder: Recorder,
  house: Pick<House, 'config' | 'connections'>,
): StageWork {
  const register = registerOf(house, recorder);
  return {
    errands: {
      'seal-account': (call) => sealAccount(call, register),
      'register-parties': (call) =>
        firstAnswer(recorder.record, call.errandId, () => registerParties(call, register)),
    },
  };
}
