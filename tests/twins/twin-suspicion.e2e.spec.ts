import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ImportPreview } from '#contracts/contact/imports';
import type { RegisterFound } from '#contracts/register/views';
import { eventually, type Caller, type Reply } from '#testing/caller';
import type { RunningServices } from '#testing/running-service';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { compareWorlds, openWorld, type Request, type World } from './worlds.js';

const requestsPerFact = 400;
const firm = { name: '示例保密储能有限公司', creditCode: inventedCreditCode(7_700_001) };
const talent = { name: '示例保密人', phone: '13912345678' };

/**
 * The hidden fact: a restricted case that names a firm and a person. What sheets, searches and warnings
 * of duplicates answer goes by the register; that there is a case, they tell nobody but as designed:
 * the firm is being attracted, by the centre.
 */
describe('suspicion in twin worlds', () => {
  const services: RunningServices[] = [];
  let plain: World;
  let other: World;
  let talentId: string;

  beforeAll(async () => {
    [plain, other] = await Promise.all([openWorld(services), openWorld(services)]);
    const ids = await Promise.all([prepare(plain), prepare(other)]);
    expect(ids[0]).toBe(ids[1]);
    [talentId] = ids;
    const li = await other.as('centre-li');
    const opened = await li.post('/api/contact/cases', {
      ...{ title: '示例：保密事项', district: 'dongsheng', disclosure: 'restricted' },
      subjects: [{ kind: 'organisation', ...firm }, { kind: 'person', personId: talentId }],
      ...{ source: { kind: 'own-search' }, contactPersonId: talentId },
    });
    expect(opened).toMatchObject({ status: 200 });
  }, 300_000);
  afterAll(async () => {
    await Promise.all(services.map((running) => running.stop()));
  });

  /** The register is the same in both: the firm, and a person whom another unit keeps. */
  async function prepare(world: World): Promise<string> {
    const [admin, zhao] = [await world.as('admin-liang'), await world.as('centre-zhao')];
    await zhao.post('/api/register/organisations', firm, 'register-firm-1');
    const { body } = await admin.post<{ personId: string }>('/api/register/people', talent, 'register-person-1');
    return body.personId;
  }

  const search = (caller: Caller, q: string) =>
    caller.get<RegisterFound>(`/api/register/search?q=${encodeURIComponent(q)}`);
  const sheet = (...rows: readonly string[]) =>
    new TextEncoder().encode(['项目名称,投资方名称,统一社会信用代码,旗区,联系人,联系电话', ...rows].join('\n'));
  const preview = (caller: Caller, ...rows: readonly string[]) =>
    caller.upload<ImportPreview>('/api/contact/imports/preview', { name: 'a.csv', bytes: sheet(...rows), type: '' });

  it('hide from colleagues and others whom a restricted case names', async () => {
    // The control: the officer of the case finds its person, in that world only.
    const [here, there] = [await plain.as('centre-li'), await other.as('centre-li')];
    await eventually('the register knows the case', async () => {
      const { body } = await search(there, talent.phone);
      return body.found.length === 1;
    });
    expect((await search(here, talent.phone)).body.found).toEqual([]);

    const viewers = ['centre-wang', 'finance-guo', 'science-wu', 'committee-chen', 'expert-liu', 'services-hu'];
    await compareWorlds([plain, other], viewers, requests(), requestsPerFact);
  });

  it('tell the sender of a sheet that the firm is attracted, by the centre, and no more', async () => {
    const row = `示例项目,${firm.name},${firm.creditCode},东胜区,${talent.name},${talent.phone}`;
    const rowOf = async (world: World) => (await preview(await world.as('centre-wang'), row)).body.rows[0];

    expect(await rowOf(plain)).toMatchObject({ result: 'ready' });
    const told = await rowOf(other);
    expect(told).toMatchObject({ result: 'duplicate' });
    expect(told?.because).toContain('市投资促进中心');
    expect(JSON.stringify(told)).not.toMatch(/保密事项|p-centre-li|"c-|restricted/);
  });

  function requests(): fc.Arbitrary<Request> {
    const get = (path: string): Request => (caller) => caller.get(path);
    const words = [talent.name, talent.phone, '5678', '保密', 'slbm', firm.name, firm.creditCode, 'bmcn'];
    const query = fc.constantFrom(...words).map(encodeURIComponent);
    const row = fc.constantFrom(
      `示例,示例保密储能,,东胜区,${talent.name},${talent.phone}`,
      `示例,示例保密储能股份有限公司,,东胜区,${talent.name},${talent.phone}`,
      `示例,示例另一家有限公司,,东胜区,${talent.name},${talent.phone}`,
    );
    const upload = (rows: readonly string[]): Request => (caller): Promise<Reply> => preview(caller, ...rows);
    const entry = `/api/register/entries/${talentId}`;
    const post =
      (path: string, body: object): Request =>
      (caller) =>
        caller.post(path, body);
    return fc.oneof(
      query.map((q) => get(`/api/register/search?q=${q}`)),
      query.map((q) => get(`/api/register/duplicates?kind=organisation&name=${q}`)),
      fc.constant(get(`/api/register/duplicates?kind=person&name=${encodeURIComponent(talent.name)}&phone=${talent.phone}`)),
      fc.integer({ min: 1, max: 100 }).map((limit) => get(`/api/register/people?limit=${String(limit)}`)),
      fc.constant(get(`/api/register/people/${talentId}`)),
      fc.constant(get(`${entry}/trace`)),
      fc.constant(get(`${entry}/merge-preview?into=${talentId}`)),
      fc.constant(post(`${entry}/unmask`, { field: 'phone', purpose: 'reach-the-person' })),
      fc.constant(post(`${entry}/correct-entry`, { phone: '13911112222', reason: 'changed' })),
      fc.constant(post(`${entry}/add-alias`, { name: '别名', kind: 'other' })),
      fc.array(row, { minLength: 1, maxLength: 3 }).map(upload),
      fc.constant(get('/api/contact/imports')),
    );
  }
});
