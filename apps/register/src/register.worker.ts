import { databaseName } from '#platform/config/names';
import { serviceKeys } from '#platform/keys/keys';
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
  { keys }: Pick<Recorder, 'keys'>,
): Register {
  const db = connections.mongo.db(databaseName(config.space, 'register'));
  return new Register(new RegisterRecord(connections.mongo, db), keys);
}

/** What other services may ask of the register. It has no streams of its own. */
export function registerWork(
  recorder: Pick<Recorder, 'keys' | 'record'>,
  house: Pick<House, 'config' | 'connections' | 'masterKey'>,
): StageWork {
  const register = registerOf(house, recorder);
  const keysOf = (service: string) => serviceKeys(house.masterKey, service);
  const { record } = recorder;
  return {
    errands: {
      'seal-account': (call) =>
        firstAnswer(record, call.errandId, () => sealAccount(call, register, keysOf)),
      'register-parties': (call) =>
        firstAnswer(record, call.errandId, () => registerParties(call, register)),
    },
  };
}
