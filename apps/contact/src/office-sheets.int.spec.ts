import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportAnswer, ImportView } from '#contracts/contact/views';
import type { Problem } from '#contracts/shared/problem';
import {
  huangshiTalks,
  signedForeign,
  tianjinTalks,
  zhangzhouSummary,
  type OfficeSheet,
} from '#domain/contact/lead-sheet/examples';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from './contact.module.js';
import { centre, RegisterStandIn, sheetFile, someone } from './examples.js';

describe('a sheet as an office keeps it', () => {
  let services: RunningServices;
  let li: Caller;

  beforeAll(async () => {
    services = await runServices({ modules: [ContactModule, RegisterStandIn] });
    li = await services.as(someone('p-li', centre, 'centre-officer'));
  });
  afterAll(async () => {
    await services.stop();
  });

  const upload = (bytes: Uint8Array, name: string) =>
    li.upload<ImportAnswer & Problem>('/api/contact/imports', { name, bytes, type: '' }, randomUUID());
  const imported = async (bytes: Uint8Array, name: string) => {
    const answer = await upload(bytes, name);
    expect(answer).toMatchObject({ status: 200 });
    return eventually('the import is finished', async () => {
      const path = `/api/contact/imports/${answer.body.importId}`;
      const { body } = await li.get<ImportView>(path);
      return body.phase === 'finished' && body;
    });
  };
  const rowsThat = ({ rows }: ImportView, wanted: string) =>
    rows.filter(({ result }) => result === wanted).map(({ row }) => row);
  const expected = ({ sound, again = [], refused }: OfficeSheet) => ({
    opened: sound.filter((row) => !again.includes(row)),
    duplicate: again,
    refused,
  });

  const files = [
    ['an .xlsx', '在谈项目台账.xlsx', huangshiTalks, sheetFile.xlsx],
    ['a .csv in GBK', '招商项目汇总表.csv', zhangzhouSummary, sheetFile.gbkCsv],
    ['an .xls under an .xlsx name', '签约明细表.xlsx', signedForeign, sheetFile.xls],
  ] as const;

  it.each(files)('has each row opened, found again or refused: %s', async (_, name, sheet, write) => {
    const view = await imported(await write(sheet), name);
    expect({
      opened: rowsThat(view, 'opened'),
      duplicate: rowsThat(view, 'duplicate'),
      refused: rowsThat(view, 'refused'),
    }).toEqual(expected(sheet));
  });

  it('opens nothing a second time', async () => {
    const view = await imported(await sheetFile.xlsx(huangshiTalks), '再次上传.xlsx');
    expect(view).toMatchObject({ opened: 0, duplicates: 2, refused: 1 });
  });

  it('is refused whole only where it lacks a column for every row', async () => {
    const { status, body } = await upload(await sheetFile.xlsx(tianjinTalks), '在谈.xlsx');
    expect({ status, errors: body.errors }).toEqual({
      status: 400,
      errors: [{ path: 'file', message: expect.stringContaining('缺少列：旗区') }],
    });
  });
});
