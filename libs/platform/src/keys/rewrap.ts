import type { Collection, Document, Filter } from 'mongodb';
import { reasonOf, type ServiceLog } from '../log/log.js';
import type { ServiceKeys } from './keys.js';

/** A field whose ciphertext the service's key at rest locks, in one collection. */
export interface WrappedField {
  readonly collection: Collection;
  readonly field: string;
  /** What the ciphertext is bound to, from the document's id. */
  contextOf(id: string): string;
}

export interface Rewrapped {
  readonly rewrapped: number;
  /** What no key of the ring opens: it stays as it is, and its version cannot be retired. */
  readonly unreadable: number;
}

/**
 * Wraps anew, under the newest key, whatever an older one locked. What is left is found by its tag, so
 * a run that was cut off goes on where it was, several at once do no harm, and people go on working: a
 * field changed meanwhile is left to who changed it.
 */
export async function rewrapAll(
  keys: Pick<ServiceKeys, 'encrypt' | 'decrypt' | 'newest'>,
  fields: readonly WrappedField[],
): Promise<Rewrapped> {
  let rewrapped = 0;
  let unreadable = 0;
  for (const wrapped of fields) {
    const { collection, field } = wrapped;
    const old = { [field]: { $exists: true, $not: startingWith(keys.newest) } };
    for await (const document of collection.find(old, { projection: { [field]: 1 } })) {
      const anew = rewrappedField(keys, wrapped, document);
      if (anew === undefined) {
        unreadable += 1;
        continue;
      }
      const same = { _id: document._id, [field]: document[field] as unknown } as Filter<Document>;
      const { modifiedCount } = await collection.updateOne(same, { $set: { [field]: anew } });
      rewrapped += modifiedCount;
    }
  }
  return { rewrapped, unreadable };
}

function rewrappedField(
  keys: Pick<ServiceKeys, 'encrypt' | 'decrypt'>,
  { field, contextOf }: WrappedField,
  document: Document,
): string | undefined {
  const context = contextOf(String(document['_id']));
  try {
    return keys.encrypt(keys.decrypt(String(document[field]), context), context);
  } catch {
    return undefined;
  }
}

function startingWith(tag: string): RegExp {
  return new RegExp(`^${tag.replace('.', '\\.')}`);
}

const pauseMs = 60_000;

/**
 * Goes on re-wrapping behind the answers while the ring holds an older key: another process may still
 * write under it. `keys-rewrapped` with nothing rewrapped and nothing unreadable, from every service,
 * says that the old key can go.
 */
export function rewrapBehind(
  keys: ServiceKeys,
  fields: readonly WrappedField[],
  log: ServiceLog,
): { stop(): Promise<void> } {
  const leaving = new AbortController();
  const run = async () => {
    while (keys.rotating && !leaving.signal.aborted) {
      try {
        log.info('keys-rewrapped', { ...(await rewrapAll(keys, fields)) });
      } catch (error) {
        log.warn('keys-not-rewrapped', { reason: reasonOf(error) });
      }
      await pause(leaving.signal);
    }
  };
  const running = run();
  return {
    async stop() {
      leaving.abort();
      await running;
    },
  };
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, pauseMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
