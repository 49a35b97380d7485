import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import readExcelFile from 'read-excel-file/node';
import type { ImportPreview, StatedOfSheet } from '#contracts/contact/imports';
import type { ContactView, ImportAnswer, ImportView } from '#contracts/contact/views';
import type { Problem } from '#contracts/shared/problem';
import { tianjinTalks, zhangzhouSummary } from '#domain/contact/lead-sheet/examples';
import { databaseName } from '#platform/config/names';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from './contact.module.js';
import { centre, RegisterStandIn, sheetFile, someone } from './examples.js';

const rows = [
  ['东胜区招商线索（示例）', null, null, null, null],
  ['序号', '项目名称', '投资方名称', '投资总额（万元）', '联系电话'],
  [1, '示例向导一', '示例向导甲有限公司', 100, '13900000061'],
  [2, '示例向导二', '=HYPERLINK("http://example.test")', '若干', '139'],
  [3, '示例向导三', '示例向导甲有限公司', 300, '无'],
  [4, '示例向导四', '', 400, '13900000064'],
  ['合计', null, null, 900, null],
];
const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }];
const wizardSheet = () => writeXlsx({ sheets: [{ name: '线索', rows, merges }] });

describe('an import with a person beside it', () => {
  let services: RunningServices;
  let li: Caller;

  beforeAll(async () => {
    services = await runServices({ modules: [ContactModule, RegisterStandIn] });
    li = await services.as(someone('p-li', centre, 'centre-officer'));
  });
  afterAll(async () => {
    await services.stop();
  });

  const send = <Body>(path: string, bytes: Uint8Array, stated?: StatedOfSheet | string, key?: string) => {
    const said = typeof stated === 'string' ? stated : JSON.stringify(stated);
    const file = { name: '线索.xlsx', bytes, type: '' };
    const fields = stated === undefined ? {} : { stated: said };
    return li.upload<Body & Problem>(path, file, key ?? randomUUID(), fields);
  };
  const preview = async (bytes: Uint8Array, stated?: StatedOfSheet) => {
    const { status, body } = await send<ImportPreview>('/api/contact/imports/preview', bytes, stated);
    expect(status).toBe(200);
    return body;
  };
  const imported = async (bytes: Uint8Array, stated?: StatedOfSheet) => {
    const { status, body } = await send<ImportAnswer>('/api/contact/imports', bytes, stated);
    expect(status).toBe(200);
    return eventually('the import is finished', async () => {
      const view = await li.get<ImportView>(`/api/contact/imports/${body.importId}`);
      return view.body.phase === 'finished' && view.body;
    });
  };
  const kept = (name: string) => {
    const { connections, config } = services.house;
    return connections.mongo.db(databaseName(config.space, 'contact')).collection(name).countDocuments();
  };

  it('shows beforehand which column is which, what is wrong and in which cell, and keeps nothing', async () => {
    const shown = await preview(await wizardSheet());
    expect(shown).toMatchObject({
      ...{ sheet: '线索', headerRows: { first: 2, last: 2 }, missing: [], unit: '万元' },
      ...{ ready: 1, duplicates: 1, refused: 2, skipped: [{ row: 7, kind: 'total' }] },
      columns: [
        { column: 0, heading: '序号' },
        { column: 1, heading: '项目名称', field: 'title' },
        { column: 2, heading: '投资方名称', field: 'organisation' },
        { column: 3, heading: '投资总额（万元）', field: 'investment' },
        { column: 4, heading: '联系电话', field: 'contactPhone' },
      ],
      totals: [{ row: 7, countedRows: 4, printedAmount: '900000000', summedAmount: '800000000', agrees: false }],
    });
    const [first, second, third, fourth] = shown.rows;
    expect(first).toMatchObject({ row: 3, result: 'ready', faults: [] });
    expect(second?.faults.map(({ code, column }) => [code, column])).toEqual([
      ['amount-unreadable', 3],
      ['phone-wrong', 4],
    ]);
    expect(second?.cells?.[3]).toBe('若干');
    expect(third).toMatchObject({ result: 'duplicate', because: '同一投资方在本表第3行已经出现。' });
    expect(fourth?.faults).toMatchObject([{ code: 'organisation-missing', field: 'organisation', column: 2 }]);
    expect(await Promise.all(['events', 'texts', 'claims'].map(kept))).toEqual([0, 0, 0]);
  });

  it('gives the refused rows back as the same sheet, which reads back once they are corrected', async () => {
    const view = await imported(await wizardSheet());
    expect(view).toMatchObject({ opened: 1, duplicates: 1, refused: 2 });
    expect(view.totals).toMatchObject([{ row: 7, agrees: false }]);
    const file = await li.getFile(`/api/contact/imports/${view.importId}/refused-rows`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('线索_未导入.xlsx'));
    const [sheet] = await readExcelFile(Buffer.from(file.bytes));
    const said = (row: number) => (sheet?.data[row] ?? []) as unknown[];
    expect(said(0)[0]).toBe('东胜区招商线索（示例）');
    expect(said(1)).toEqual([...(rows[1] ?? []), '错误原因']);
    // What a spreadsheet program would run is text to it.
    expect(said(2).slice(0, 4)).toEqual(['2', '示例向导二', '\'=HYPERLINK("http://example.test")', '若干']);
    expect(said(2)[5]).toContain('投资额无法读取');
    expect(said(3)[5]).toBe('该行没有填写投资方（企业）名称。');
    expect(sheet?.data).toHaveLength(4);

    const corrections = [
      { row: 3, column: 2, value: '示例向导乙有限公司' },
      { row: 3, column: 3, value: '2亿元' },
      { row: 3, column: 4, value: '13900000062' },
      { row: 4, column: 2, value: '示例向导丙有限公司' },
    ];
    expect(await preview(file.bytes)).toMatchObject({ ready: 0, refused: 2 });
    const again = await imported(file.bytes, { corrections });
    expect(again).toMatchObject({ opened: 2, duplicates: 0, refused: 0 });
    const { caseId = '' } = again.rows[0] ?? {};
    const { body } = await li.get<ContactView>(`/api/contact/cases/${caseId}`);
    expect(body).toMatchObject({ district: 'dongsheng', plannedInvestment: '20000000000' });
  });

  it('takes from a person which column is which where the names do not tell', async () => {
    const bytes = await sheetFile.xlsx(tianjinTalks);
    expect(await preview(bytes)).toMatchObject({ missing: ['旗区'], ready: 0, refused: 3 });
    const corrections = [
      { row: 5, column: 10, value: '东胜区' },
      { row: 7, column: 1, value: '示例第三有限公司' },
      { row: 7, column: 10, value: '乌审旗' },
    ];
    const stated = { columns: { district: 10 }, corrections };
    expect(await preview(bytes, stated)).toMatchObject({ missing: [], ready: 3, refused: 0 });
    expect(await imported(bytes, stated)).toMatchObject({ opened: 3, refused: 0 });
  });

  it('is another import under its key where something else is said of the sheet', async () => {
    const bytes = await sheetFile.xlsx(zhangzhouSummary);
    const key = randomUUID();
    const first = await send<ImportAnswer>('/api/contact/imports', bytes, undefined, key);
    expect(first.status).toBe(200);
    const same = await send<ImportAnswer>('/api/contact/imports', bytes, undefined, key);
    expect(same.body).toEqual(first.body);
    const other = await send<ImportAnswer>('/api/contact/imports', bytes, { unit: '亿元' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'key-used-for-another-body' } });
  });

  it.each([
    ['no JSON', '{', 'stated'],
    ['an unknown column', '{"columns":{"colour":1}}', 'stated.columns'],
    ['a unit abroad', '{"unit":"万美元"}', 'stated.unit'],
    ['a cell nowhere', '{"corrections":[{"row":0,"column":1,"value":""}]}', 'stated.corrections.0.row'],
  ])('names what is wrong in what is said of the sheet: %s', async (_, stated, path) => {
    const { status, body } = await send<ImportPreview>('/api/contact/imports/preview', await wizardSheet(), stated);
    expect([status, body.errors?.map((error) => error.path)]).toEqual([400, [path]]);
  });

  it('hides the refused rows from whoever may not see the import', async () => {
    const { importId } = await imported(await wizardSheet());
    const wang = await services.as(someone('p-wang', centre, 'centre-officer'));
    expect((await wang.get(`/api/contact/imports/${importId}/refused-rows`)).status).toBe(404);
  });

  it('begins with a template whose example is passed over', async () => {
    const file = await li.getFile('/api/contact/imports/template');
    expect(file.status).toBe(200);
    expect(await preview(file.bytes)).toMatchObject({
      ...{ sheet: '招商线索', missing: [], rows: [] },
      skipped: [{ row: 3, kind: 'sample' }],
    });
    const example = { row: 3, column: 0, value: '1' };
    expect(await preview(file.bytes, { corrections: [example] })).toMatchObject({ ready: 1, refused: 0 });
  });
});
