import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import type { ContactView, ImportAnswer, ImportView } from '#contracts/contact/views';
import type { Problem } from '#contracts/shared/problem';
import { databaseName } from '#platform/config/names';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from './contact.module.js';
import { centre, RegisterStandIn, someone } from './examples.js';

const sheet = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));

describe('importing a sheet of leads', () => {
  let services: RunningServices;
  let li: Caller;
  let wang: Caller;

  beforeAll(async () => {
    services = await runServices({ modules: [ContactModule, RegisterStandIn] });
    li = await services.as(someone('p-li', centre, 'centre-officer'));
    wang = await services.as(someone('p-wang', centre, 'centre-officer'));
  });
  afterAll(async () => {
    await services.stop();
  });

  const upload = (bytes: Uint8Array, name = '线索.csv', key = randomUUID(), who = li) => {
    const file = { name, bytes, type: 'application/octet-stream' };
    return who.upload<ImportAnswer & Problem>('/api/contact/imports', file, key);
  };
  const finished = async (importId: string) =>
    eventually('the import is finished', async () => {
      const view = await li.get<ImportView>(`/api/contact/imports/${importId}`);
      return view.status === 200 && view.body.phase === 'finished' && view.body;
    });
  const imported = async (bytes: Uint8Array, name?: string) => {
    const answer = await upload(bytes, name);
    expect(answer).toMatchObject({ status: 200 });
    return finished(answer.body.importId);
  };
  const header = '项目名称,企业名称,属地,计划投资（亿元）';

  it('opens a case for each sound row of a .csv and says why of every other', async () => {
    const demo = readFileSync('packs/ordos/demo/lead-sheet.csv');
    const { importId, version, events } = (await upload(demo)).body;
    expect({ version, events }).toEqual({ version: 1, events: ['import-started'] });
    const view = await finished(importId);
    expect(view).toMatchObject({
      ...{ fileName: '线索.csv', officerId: 'p-li', officerUnitId: centre, version: 4 },
      ...{ opened: 7, duplicates: 1, refused: 2, pending: 0 },
    });
    const [first] = view.rows;
    const [duplicate, nameless, wrong] = view.rows.slice(7);
    expect(first).toMatchObject({ row: 4, result: 'opened', faults: [] });
    expect(duplicate).toMatchObject({
      ...{ row: 11, result: 'duplicate', code: 'already-being-attracted' },
      because: expect.stringContaining('Investment Promotion Centre'),
    });
    expect(nameless).toMatchObject({ row: 12, result: 'refused', faults: ['organisation-missing'] });
    expect(wrong?.faults).toHaveLength(4);
    expect(wrong?.because).toContain('telephone');

    const shown = await li.get<ContactView>(`/api/contact/cases/${first?.caseId ?? ''}`);
    expect(shown.body).toMatchObject({
      ...{ title: '示例：绿氢制储一体化项目', note: '拟分两期建设', district: 'dongsheng' },
      ...{ segment: 'new-energy', plannedInvestment: '128000000000', officerId: 'p-li' },
      source: { kind: 'referral' },
      contactPersonId: 'rp-4',
      subjects: [
        {
          kind: 'organisation',
          subjectId: 'org-91150602MADUET001F',
          name: '示例绿氢科技有限公司',
          creditCode: '91150602MADUET001F',
        },
      ],
    });
  });

  it('reads an .xlsx with titles, bands, numbers and blanks', async () => {
    const rows = [
      ['招商线索台账（示例）'],
      [null, '投资方信息', null, null],
      ['备注', '投资方\n名称', '旗区', '投资总额 （亿元）', '联系电话'],
      ['首次接触', '示例冷链甲有限公司', '乌审旗', 1.1, 13900000021],
      [null, null, null, null, null],
      ['-', '示例冷链乙有限公司', '乌审', 0.1 + 0.2, '无'],
      [null, '示例查无此司', '乌审旗', 1, null],
      [null, '示例冷链丙有限公司', '乌海市', 1, null],
      ['合计', null, null, 3.4, null],
    ];
    const bytes = await writeXlsx({
      sheets: [
        { name: '字典', rows: [['新能源']], hidden: true },
        { name: '线索', rows },
      ],
    });
    const view = await imported(bytes, '线索.xlsx');
    expect(view).toMatchObject({ fileName: '线索.xlsx', opened: 2, duplicates: 0, refused: 2 });
    expect(view.rows.map(({ row, code }) => [row, code])).toEqual([
      [4, undefined],
      [6, undefined],
      [7, 'parties-unreadable'],
      [8, 'district-unknown'],
    ]);
    const [, second] = view.rows;
    const { body } = await li.get<ContactView>(`/api/contact/cases/${second?.caseId ?? ''}`);
    expect(body).toMatchObject({ title: '示例冷链乙有限公司', plannedInvestment: '3000000000' });
    expect(body).not.toHaveProperty('note');
  });

  it('is one import however often it is sent under its key, and another file is refused', async () => {
    const lines = ['甲,示例重发甲有限公司,东胜区,1', '乙,示例重发乙有限公司,东胜区,1'];
    const bytes = sheet(header, ...lines);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => upload(bytes, '一.csv', key)));
    const [first] = answers;
    expect(first?.status).toBe(200);
    for (const answer of answers) expect(answer.body).toEqual(first?.body);
    const other = await upload(sheet(header, '丙,示例重发丙有限公司,东胜区,1'), '一.csv', key);
    expect(other).toMatchObject({ status: 422, body: { code: 'key-used-for-another-body' } });
    const view = await finished(first?.body.importId ?? '');
    expect(view).toMatchObject({ opened: 2, duplicates: 0, refused: 0 });
    expect(await upload(bytes, '一.csv', key)).toEqual(expect.objectContaining({ body: first?.body }));

    expect(await imported(bytes)).toMatchObject({ opened: 0, duplicates: 2, refused: 0 });
    const others = await upload(bytes, '一.csv', key, wang);
    expect(others.body.importId).not.toBe(first?.body.importId);
  });

  it('goes on piece by piece where the sheet is long, the first of two like rows opening', async () => {
    const names = Array.from({ length: 1030 }, (_, index) => `示例长表${String(index % 1020)}有限公司`);
    const view = await imported(sheet(header, ...names.map((name) => `项目,${name},东胜区,1`)));
    expect(view).toMatchObject({ opened: 1020, duplicates: 10, refused: 0, pending: 0 });
    expect(view.rows.slice(1020).every(({ result }) => result === 'duplicate')).toBe(true);
  });

  it('leaves no name, number or note outside the encrypted texts', async () => {
    const line = '示例机密项目,示例机密有限公司,东胜区,1,机密人,13900000099,机密备注';
    const { importId } = await imported(sheet(`${header},联系人,联系电话,备注`, line));
    const { house } = services;
    const db = house.connections.mongo.db(databaseName(house.config.space, 'contact'));
    const stream = `import-${importId}`;
    const kept = await Promise.all([
      db.collection('events').find({ stream, 'event.type': { $ne: 'parties-registered' } }).toArray(),
      db.collection('texts').find({ stream }).toArray(),
    ]);
    // The file’s name, what stands around the rows, the piece, and the parties of its one row.
    expect(kept.map(({ length }) => length)).toEqual([3, 4]);
    expect(JSON.stringify(kept)).not.toMatch(/机密|13900000099|线索/);
    // The register's answer names the organisation, which is public, and nobody else.
    const all = await db.collection('events').find({}).toArray();
    expect(JSON.stringify(all)).not.toMatch(/机密人|13900000099|机密备注|机密项目/);
  });

  it('is shown to its importer and the head of that unit only', async () => {
    const { importId } = await imported(sheet(header, '丁,示例隐私有限公司,东胜区,1'));
    const path = `/api/contact/imports/${importId}`;
    expect((await wang.get(path)).status).toBe(404);
    const head = await services.as(someone('p-zhao', centre, 'centre-head'));
    expect((await head.get(path)).status).toBe(200);
    const expert = await services.as(someone('p-liu', centre, 'expert'));
    expect((await expert.get(path)).status).toBe(403);
    expect((await upload(sheet(header), '一.csv', randomUUID(), expert)).status).toBe(403);
  });

  describe('is refused whole', () => {
    const tooMany = Array.from({ length: 10_001 }, () => '甲,乙丙,东胜,1');

    it.each([
      ['that is no sheet', '说明.pdf', sheet('%PDF-1.7')],
      ['that is damaged', '线索.xlsx', sheet('PK\u0003\u0004')],
      ['in an unknown encoding', '线索.csv', Uint8Array.from([0xe9, 0xa1, 0x2c, 0x0a])],
      ['without a header', '线索.csv', sheet('甲,乙', '1,2')],
      ['without the column it needs', '线索.csv', sheet('项目名称,属地', '1,东胜区')],
      ['with too many rows', '线索.csv', sheet(header, ...tooMany)],
    ])('where it is a file %s', async (_, name, bytes) => {
      const answer = await upload(bytes, name);
      expect(answer).toMatchObject({ status: 400, body: { code: 'input-invalid' } });
      expect(answer.body.errors?.map(({ path }) => path)).toEqual(['file']);
    });

    it('where it has no rows', async () => {
      const answer = await upload(sheet(header, '合计,,,'));
      expect(answer).toMatchObject({ status: 409, body: { code: 'sheet-without-rows' } });
    });

    it('where it is larger than 20 MB', async () => {
      const answer = await upload(new Uint8Array(20 * 1024 * 1024 + 1));
      expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } });
    });

    it('where it is sent otherwise than as a file', async () => {
      const answer = await li.post<Problem>('/api/contact/imports', { file: 'x' });
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.map(({ path }) => path)).toEqual(['file']);
    });
  });
});
