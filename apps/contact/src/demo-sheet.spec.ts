import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readLeadSheet } from '#domain/contact/lead-sheet/read-lead-sheet';
import { loadPack } from '#platform/pack/load-pack';
import { readSheets } from '#platform/sheets/read-sheets';

it('the pack’s sample sheet shows what a sheet may and may not say', async () => {
  const sheets = await readSheets(readFileSync('packs/ordos/demo/lead-sheet.csv'));
  const read = readLeadSheet(sheets, loadPack('packs/ordos'));
  if ('code' in read) throw new Error(read.code);
  const { rows } = read;
  expect(rows.map(({ row, faults }) => [row, faults])).toEqual([
    ...[4, 5, 6, 7, 8, 9, 10, 11].map((row) => [row, []]),
    [12, ['organisation-missing']],
    [13, ['credit-code-wrong', 'district-unknown', 'amount-unreadable', 'phone-wrong']],
  ]);
  expect(rows.map(({ lead }) => lead?.plannedInvestment)).toEqual([
    ...['128000000000', '35600000000', '125000000000', '86000000000', '9800500000', '21000000000'],
    ...[undefined, '60000000000', undefined, undefined],
  ]);
  // Whoever copies the sheet must see that nobody in it exists.
  expect(rows.every(({ texts }) => texts.title.startsWith('示例：'))).toBe(true);
});
