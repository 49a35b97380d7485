import type { ClientSession, Collection } from 'mongodb';
import { fieldCipher, newDataKey, type FieldCipher } from '#platform/keys/ciphers';
import type { ServiceKeys } from '#platform/keys/keys';
import type { DataKeyDocument } from './documents.js';

/** A key made for an owner who is being entered: kept only if the entry is. */
export interface FreshKey {
  readonly document: DataKeyDocument;
  cipher(entryId: string): FieldCipher;
}

/** What opens the entries of several owners; undefined where a key was destroyed. */
export type CipherOf = (ownerId: string, entryId: string) => FieldCipher | undefined;

/**
 * One key for each owner of entries: a person, or an organisation with accounts. It is random, lies
 * wrapped with the register's key at rest and nowhere else, and is kept in no memory: destroying the
 * document destroys what it locked.
 */
export class DataKeys {
  constructor(
    private readonly kept: Collection<DataKeyDocument>,
    private readonly keys: Pick<ServiceKeys, 'encrypt' | 'decrypt'>,
  ) {}

  fresh(ownerId: string): FreshKey {
    const key = newDataKey();
    const wrapped = this.keys.encrypt(key, contextOf(ownerId));
    return {
      document: { _id: ownerId, wrapped, uses: 0 },
      cipher: (entryId) => fieldCipher(key, entryId),
    };
  }

  /** An organisation gets its key with its first account. It holds nothing yet, so it may stay. */
  async ensure(ownerId: string): Promise<void> {
    const { _id, ...fields } = this.fresh(ownerId).document;
    await this.kept.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
  }

  async add({ document }: FreshKey, session: ClientSession): Promise<void> {
    await this.kept.insertOne(document, { session });
  }

  /** Notes that something more is locked with it. @returns false when the key was destroyed. */
  async use(ownerId: string, session: ClientSession): Promise<boolean> {
    const used = await this.kept.updateOne({ _id: ownerId }, { $inc: { uses: 1 } }, { session });
    return used.matchedCount === 1;
  }

  async destroy(ownerIds: readonly string[], session: ClientSession): Promise<void> {
    await this.kept.deleteMany({ _id: { $in: [...ownerIds] } }, { session });
  }

  async of(...ownerIds: readonly string[]): Promise<CipherOf> {
    const found = await this.kept.find({ _id: { $in: [...new Set(ownerIds)] } }).toArray();
    const keys = new Map(
      found.map(({ _id, wrapped }) => [_id, this.keys.decrypt(wrapped, contextOf(_id))]),
    );
    return (ownerId, entryId) => {
      const key = keys.get(ownerId);
      return key === undefined ? undefined : fieldCipher(key, entryId);
    };
  }
}

/** What a wrapped key is bound to. */
export function contextOf(ownerId: string): string {
  return `data-key/${ownerId}`;
}
