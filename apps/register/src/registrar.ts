import type { Asking } from '#platform/http/asking';
import type { ServiceKeys } from '#platform/keys/keys';
import { commandIdOf } from '#platform/store/recorder';
import type { Registrar } from './register.js';

/** A person's command: the same key for another kind of entry is another command. */
export function registrarOf(
  entries: 'organisations' | 'people' | 'accounts',
  body: unknown,
  { by, key }: Asking,
  keys: ServiceKeys,
): Registrar {
  const id = commandIdOf(entries, by, key);
  return {
    by,
    registeredBy: by.personId,
    request: id,
    command: { id, bodyDigest: keys.digest(body) },
  };
}
