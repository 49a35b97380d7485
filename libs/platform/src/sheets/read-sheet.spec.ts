import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { readRows } from './read-sheet.js';
import { UnreadableSpreadsheet } from './spreadsheet.js';

const rows = [
  ['项目台账', null],
  [null, null],
  ['项目名称', '投资总额（万元）'],
  ['草原储能（示例）', 1200.5],
];

/** The places of a number (little-endian) in a file, to write another one there. */
function rewrite(file: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const copy = Uint8Array.from(file);
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at += 1) {
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true);
  }
  return copy;
}

const directoryEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;

describe('the rows of an .xlsx', () => {
  it('stand where a person sees them, empty ones too', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '线索', rows }] });
    expect(await readRows(bytes, '线索.xlsx')).toEqual(rows);
  });

  it('are those of the first sheet that is not hidden', async () => {
    const sheets = [
      { name: '字典', rows: [['新能源']], hidden: true },
      { name: '线索', rows },
      { name: '说明', rows: [['填写说明']] },
    ];
    expect(await readRows(await writeXlsx({ sheets }), '线索.xlsx')).toEqual(rows);
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)],
    ['only called one', () => new TextEncoder().encode('PK\u0003\u0004 and nothing else of a ZIP')],
    ['nothing', () => new Uint8Array()],
    ['larger unpacked than it may be', (bytes: Uint8Array) => rewrite(bytes, directoryEntry, 24, 2 ** 31)],
    ['silent about its size', (bytes: Uint8Array) => rewrite(bytes, directoryEntry, 24, 0)],
    ['described in ZIP64', (bytes: Uint8Array) => rewrite(bytes, endOfDirectory, 12, 0xffffffff)],
  ])('are refused where the file is %s', async (_, spoil) => {
    const bytes = await writeXlsx({ sheets: [{ name: '线索', rows }] });
    await expect(readRows(spoil(bytes), '线索.xlsx')).rejects.toThrow(UnreadableSpreadsheet);
  });

  it('are refused before they are unpacked where they are a bomb', async () => {
    const blank = ' '.repeat(30_000);
    const long = Array.from({ length: 2500 }, () => [blank]);
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: long }], stringMode: 'inline' });
    expect(bytes.length).toBeLessThan(2_000_000);
    await expect(readRows(bytes, 'a.xlsx')).rejects.toThrow('unpacks to more');
  });
});

describe('the rows of a .csv', () => {
  const csv = '\uFEFF项目台账\n\n项目名称,"投资总额\n（万元）"\r\n"草原,储能",0012\n';

  it('are text, whatever it looks like', async () => {
    expect(await readRows(new TextEncoder().encode(csv), '线索.CSV')).toEqual([
      ['项目台账'],
      [''],
      ['项目名称', '投资总额\n（万元）'],
      ['草原,储能', '0012'],
    ]);
  });

  it('are refused where they are not UTF-8, or the file is called otherwise', async () => {
    const gbk = Uint8Array.from([0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0x0a]);
    await expect(readRows(gbk, '线索.csv')).rejects.toThrow('UTF-8');
    await expect(readRows(new TextEncoder().encode(csv), '线索.txt')).rejects.toThrow('neither');
  });
});
