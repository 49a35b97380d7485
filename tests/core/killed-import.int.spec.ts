import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient, type Collection } from 'mongodb';
import type { ImportAnswer, ImportView } from '#contracts/contact/views';
import { databaseName } from '#platform/config/names';
import { eventually, type Caller } from '#testing/caller';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { goneAtCommit } from './gone-at-commit.js';
import { officer } from './leads.js';
import { ServiceProcess } from './service-process.js';

/** Rows of the sheet; the last ones name investors that stand above them already. */
const rows = 620;
const firms = 600;
/** Contact persons, each of several firms. */
const people = 330;

describe('an import whose processes are killed', () => {
  const contact = new ServiceProcess('contact');
  const register = new ServiceProcess('register', {
    DUET_SPACE: contact.space,
    DUET_MASTER_KEY: contact.masterKey,
  });
  let client: MongoClient;
  let li: Caller;
  const collection = (service: string, name: string): Collection<Record<string, unknown>> =>
    client.db(databaseName(contact.space, service)).collection(name);

  beforeAll(async () => {
    client = await new MongoClient(process.env['DUET_TEST_MONGO_URL'] ?? '').connect();
    await Promise.all([contact.start(goneAtCommit(200)), register.start(goneAtCommit(200))]);
    li = await contact.as(officer);
  });
  afterAll(async () => {
    await Promise.all([contact.kill(), register.kill()]);
    await client.close();
  });

  const upload = (key: string) =>
    li.upload<ImportAnswer>('/api/contact/imports', { name: '线索.csv', bytes: sheet(), type: '' }, key);
  const finished = (importId: string) =>
    eventually('the import is finished', async () => {
      const view = await li.get<ImportView>(`/api/contact/imports/${importId}`).catch(() => undefined);
      return view?.status === 200 && view.body.phase === 'finished' && view.body;
    });

  it('settles every row once, with no case and no party twice', async () => {
    const { status, body } = await upload('import-1');
    expect(status).toBe(200);
    const opened = { kind: 'contact', version: 1 };

    await register.gone();
    expect(await collection('register', 'people').countDocuments()).toBeLessThan(people);
    await register.start();
    await contact.gone();
    const begun = await collection('contact', 'events').countDocuments(opened);
    expect(begun).toBeGreaterThan(0);
    expect(begun).toBeLessThan(firms);
    await contact.start();

    const view = await finished(body.importId);
    expect(view).toMatchObject({ opened: firms, duplicates: rows - firms, refused: 0, pending: 0 });
    expect(view.rows.map(({ row }) => row)).toEqual(Array.from({ length: rows }, (_, index) => index + 2));
    const caseIds = view.rows.flatMap(({ caseId }) => caseId ?? []);
    expect(new Set(caseIds).size).toBe(firms);

    const counts = await Promise.all([
      collection('contact', 'events').countDocuments(opened),
      collection('contact', 'claims').countDocuments(),
      collection('register', 'people').countDocuments(),
      collection('register', 'data-keys').countDocuments(),
      collection('register', 'organisations').countDocuments(),
      collection('register', 'events').countDocuments({ 'event.type': 'entry-registered' }),
    ]);
    expect(counts).toEqual([firms, firms, people, people, firms, firms + people]);
  });

  it('changes nothing when the same file comes again, under its key or another', async () => {
    const again = await upload('import-1');
    expect(again.body).toMatchObject({ version: 1, events: ['import-started'] });
    const other = await upload('import-2');
    expect(await finished(other.body.importId)).toMatchObject({ opened: 0, duplicates: rows, refused: 0 });
    expect(await collection('contact', 'events').countDocuments({ kind: 'contact' })).toBe(firms);
    expect(await collection('register', 'people').countDocuments()).toBe(people);
  });
});

function sheet(): Uint8Array {
  const lines = Array.from({ length: rows }, (_, index) => {
    const firm = index % firms;
    const person = String(firm % people).padStart(4, '0');
    const code = inventedCreditCode(9_000_000 + firm);
    return `项目${String(index)},示例第${String(firm)}有限公司,${code},东胜区,联系${person},1380000${person}`;
  });
  const header = '项目名称,投资方名称,统一社会信用代码,旗区,联系人,联系电话';
  return new TextEncoder().encode([header, ...lines].join('\n'));
}
