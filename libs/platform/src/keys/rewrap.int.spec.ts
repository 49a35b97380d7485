import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient, type Collection } from 'mongodb';
import { freshSpace } from '#testing/running-service';
import { serviceKeys } from './keys.js';
import { masterRing, writtenDigestRoot } from './master-ring.js';
import { rewrapAll } from './rewrap.js';

const first = randomBytes(32).toString('base64');
const second = randomBytes(32).toString('base64');
const root = writtenDigestRoot(masterRing(first));
const before = serviceKeys(first, 'contact');
const turned = serviceKeys(`${second},${first},${root}`, 'contact');
const after = serviceKeys(`${second},${root}`, 'contact');

interface Kept {
  readonly _id: string;
  readonly words: string;
}

describe('wrapping anew while a key rotates', () => {
  let client: MongoClient;
  let kept: Collection<Kept>;
  const database = `${freshSpace()}rewrap`;
  const contextOf = (id: string) => id;
  const fields = () => [{ collection: kept as unknown as Collection, field: 'words', contextOf }];
  const fill = async (count: number) => {
    await kept.deleteMany({});
    const ids = Array.from({ length: count }, (_, nth) => `w-${String(nth)}`);
    await kept.insertMany(ids.map((_id) => ({ _id, words: before.encrypt(_id, _id) })));
  };
  const readable = async (keys: typeof before) => {
    let count = 0;
    for await (const { _id, words } of kept.find()) {
      try {
        if (keys.decrypt(words, _id) === _id) count += 1;
      } catch {
        continue;
      }
    }
    return count;
  };

  beforeAll(async () => {
    client = await new MongoClient(process.env['DUET_TEST_MONGO_URL'] ?? '').connect();
    kept = client.db(database).collection<Kept>('kept');
  });
  afterAll(async () => {
    await client.db(database).dropDatabase();
    await client.close();
  });

  it('leaves all readable at every moment, and in the end without the old key', async () => {
    await fill(300);
    expect(await readable(turned)).toBe(300);
    const running = rewrapAll(turned, fields());
    expect(await readable(turned)).toBe(300);
    expect(await running).toEqual({ rewrapped: 300, unreadable: 0 });
    expect(await readable(after)).toBe(300);
    expect(await readable(before)).toBe(0);
    expect(await rewrapAll(turned, fields())).toEqual({ rewrapped: 0, unreadable: 0 });
  });

  it('goes on where it was cut off, and several at once do the work once', async () => {
    await fill(200);
    for await (const { _id, words } of kept.find().limit(70)) {
      const anew = turned.encrypt(turned.decrypt(words, _id), _id);
      await kept.updateOne({ _id }, { $set: { words: anew } });
    }
    const both = await Promise.all([rewrapAll(turned, fields()), rewrapAll(turned, fields())]);
    expect(both[0].rewrapped + both[1].rewrapped).toBe(130);
    expect(await readable(after)).toBe(200);
  });

  it('leaves what somebody wrote meanwhile, and counts what no key opens', async () => {
    await fill(2);
    await kept.updateOne({ _id: 'w-0' }, { $set: { words: 'ffffffff.bm90aGluZw==' } });
    await kept.updateOne({ _id: 'w-1' }, { $set: { words: turned.encrypt('w-1', 'w-1') } });
    expect(await rewrapAll(turned, fields())).toEqual({ rewrapped: 0, unreadable: 1 });
    expect((await kept.findOne({ _id: 'w-0' }))?.words).toBe('ffffffff.bm90aGluZw==');
  });
});
