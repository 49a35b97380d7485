import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import readExcelFile from 'read-excel-file/node';
import { UnreadableSpreadsheet } from './sheet.js';
import { readSpreadsheet, writeSpreadsheet } from './spreadsheet.js';

const rows = [
  ['标题'],
  ['序号', '收款账号', '金额'],
  ['1', '6222021234567890123', '12345.60'],
  ['2', '000123', '0.01'],
];

afterEach(() => {
  jest.useRealTimers();
});

describe('a spreadsheet we write', () => {
  it('reads back as it was written', async () => {
    const bytes = await writeSpreadsheet([{ name: '清单', rows, widths: [6, 24] }]);
    const [sheet] = await readSpreadsheet(bytes);

    expect(sheet?.name).toBe('清单');
    expect(sheet?.rows.map((row) => row.filter((text) => text !== ''))).toEqual(rows);
  });

  it('says the same to another reader, long numbers and all', async () => {
    const bytes = await writeSpreadsheet([{ name: '清单', rows }]);
    const [sheet] = await readExcelFile(Buffer.from(bytes));

    const texts = sheet?.data.map((row) => row.filter((cell) => cell !== null));
    expect(texts).toEqual(rows);
  });

  it('has the same bytes for the same rows, whenever it is written', async () => {
    const writtenOn = async (day: string) => {
      const doNotFake = ['nextTick', 'setImmediate', 'setTimeout'] as const;
      jest.useFakeTimers({ now: Date.parse(day), doNotFake: [...doNotFake] });
      return writeSpreadsheet([{ name: '清单', rows }]);
    };
    const first = await writtenOn('2026-01-05');
    const second = await writtenOn('2027-06-30');

    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });

  const formulas = ['=HYPERLINK("x")', '+1', '-1', '@x', '\tx', ' =1', '＝1', '＋1', '－1', '＠x'];
  it.each(formulas)('disarms %j, and gives it back', async (text) => {
    const bytes = await writeSpreadsheet([{ name: '清单', rows: [[text, "'名'"]] }]);
    const [seen] = await readExcelFile(Buffer.from(bytes), { trim: false });

    expect(seen?.data[0]?.[0]).toBe(`'${text}`);
    expect((await readSpreadsheet(bytes))[0]?.rows).toEqual([[text, "'名'"]]);
  });
});

describe('a sheet as a person opens it', () => {
  it('has columns as wide as what they say, within reason', async () => {
    const bytes = await writeSpreadsheet([
      { name: '清单', rows: [['帐号', '户名'], ['9901795252272005001', '示例储能科技有限公司'], ['1', 'x'.repeat(300)]] },
    ]);
    const { sheets } = await readXlsx(bytes, { readStyles: true });

    expect(sheets[0]?.columns?.map((column) => column?.width)).toEqual([21, 40]);
  });

  it.each(['-', ' － ', '=', '+'])('leaves %j as it is: it says that there is nothing', async (text) => {
    const bytes = await writeSpreadsheet([{ name: '清单', rows: [[text, 'x']] }]);
    const [seen] = await readExcelFile(Buffer.from(bytes), { trim: false });

    expect(seen?.data[0]?.[0]).toBe(text);
  });
});

describe('a spreadsheet somebody else wrote', () => {
  it('has its numbers as they are shown', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [[12345.33, 0.1 + 0.2, 1, true, null, ' x '], [null], [null]] }],
    });

    expect((await readSpreadsheet(bytes))[0]?.rows).toEqual([
      ['12345.33', '0.3', '1', 'true', '', ' x '],
    ]);
  });

  it.each([
    ['no spreadsheet', new TextEncoder().encode('%PDF-1.7\n1,2\n')],
    ['nothing', new Uint8Array()],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(readSpreadsheet(bytes)).rejects.toThrow(UnreadableSpreadsheet);
  });

  it('is refused when it was cut off', async () => {
    const bytes = await writeSpreadsheet([{ name: '清单', rows }]);

    await expect(readSpreadsheet(bytes.subarray(0, 700))).rejects.toThrow(UnreadableSpreadsheet);
  });

  it('is refused when it is longer than anything people make', async () => {
    const long = Array.from({ length: 20_001 }, (_, index) => [String(index)]);
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: long }] });

    await expect(readSpreadsheet(bytes)).rejects.toThrow('more than 20000 rows');
  });
});
