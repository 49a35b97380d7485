import { describe, expect, it } from '@jest/globals';
import { utils, write } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { readSheets } from './read-sheets.js';
import { readWorkbook } from './read-workbook.js';
import { sheetLimits } from './sheet.js';

const rows = [
  ['项目台账', null],
  [null, null],
  ['项目名称', '投资总额（万元）'],
  ['草原储能（示例）', 1200.5],
];

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => readWorkbook(bytes, sheetLimits);
const rowsOf = async (bytes: Uint8Array) => (await read(bytes))[0]?.rows;

describe('the rows of an .xlsx', () => {
  it('stand where a person sees them, empty ones too', async () => {
    expect(await rowsOf(await writeXlsx({ sheets: [{ name: '线索', rows }] }))).toEqual(rows);
  });

  it('are those of the sheets a person sees, with what is drawn as one', async () => {
    const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }];
    const sheets = [
      { name: '字典', rows: [['新能源']], hidden: true },
      { name: '线索', rows, merges },
      { name: '说明', rows: [['填写说明']] },
    ];
    expect(await read(await writeXlsx({ sheets }))).toEqual([
      { name: '线索', rows, merges: [{ top: 0, left: 0, bottom: 0, right: 1 }] },
      { name: '说明', rows: [['填写说明']], merges: [] },
    ]);
  });

  it('have dates as the days they show, and formulas as their last values', async () => {
    const written = [
      [new Date(Date.UTC(2026, 2, 1)), new Date(Date.UTC(2026, 2, 1, 8, 30)), null, true],
    ];
    const cells = new Map([['0,2', { formula: '3+4', formulaResult: 7 }]]);
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: written, cells }] });
    expect(await rowsOf(bytes)).toEqual([['2026-03-01', '2026-03-01T08:30', 7, true]]);
  });

  it('end with the last written cell, however far its formats reach', async () => {
    const far = Array.from({ length: 600 }, () => null);
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [['甲', ...far], ['乙']] }] });
    expect(await rowsOf(bytes)).toMatchObject([['甲'], ['乙']]);
  });
});

describe('the rows of an .xls', () => {
  it('are the same, whatever the file is called', async () => {
    const sheet = utils.aoa_to_sheet([...rows, ['日期', new Date(Date.UTC(2026, 2, 1))]], { UTC: true });
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '线索');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['字典']]), '字典');
    utils.book_set_sheet_visibility(book, 1, 1);
    const bytes = write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer;
    expect(await read(new Uint8Array(bytes))).toEqual([
      {
        name: '线索',
        rows: [['项目台账'], [], rows[2], rows[3], ['日期', '2026-03-01']],
        merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      },
    ]);
  });
});

describe('the rows of a .csv', () => {
  const csv = '项目台账\n\n项目名称,"投资总额\n（万元）"\r\n"草原,储能",0012\n';
  const said = [['项目台账'], [''], ['项目名称', '投资总额\n（万元）'], ['草原,储能', '0012']];

  it.each([
    ['UTF-8', bytesOf(csv)],
    ['UTF-8 with its mark', bytesOf(`\uFEFF${csv}`)],
    ['GBK', iconv.encode(csv, 'gbk')],
    ['GB 18030', iconv.encode(csv, 'gb18030')],
  ])('are text, whatever it looks like, in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(said);
  });

  it('hold characters of names that lie outside GBK', async () => {
    const names = '姓名,单位\n𠮷示例,示例㐂有限公司\n王䶮,示例有限公司\n';
    expect(await rowsOf(iconv.encode(names, 'gb18030'))).toEqual([
      ['姓名', '单位'],
      ['𠮷示例', '示例㐂有限公司'],
      ['王䶮', '示例有限公司'],
    ]);
  });

  it('are not taken for Cyrillic where two bytes of GBK look like it', async () => {
    // 一 (D2 BB) and 业 (D2 B5) are letters of UTF-8 as well.
    expect(await rowsOf(iconv.encode('一,业\n一,业\n', 'gbk'))).toEqual([
      ['一', '业'],
      ['一', '业'],
    ]);
    expect(await rowsOf(bytesOf('Имя,Éа\n'))).toEqual([['Имя', 'Éа']]);
  });

  it('may be parted by tabs or semicolons', async () => {
    expect(await rowsOf(bytesOf('甲\t乙\n1\t2\n'))).toEqual([['甲', '乙'], ['1', '2']]);
  });
});

describe('a file read in a process apart', () => {
  const long = Array.from({ length: 19_000 }, (_, row) => `甲,乙,${String(row)}`).join('\n');

  it('gives its sheets, or why there are none', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '线索', rows }] });
    expect(await readSheets(bytes)).toEqual([{ name: '线索', rows, merges: [] }]);
    await expect(readSheets(bytesOf('%PDF-1.7'))).rejects.toMatchObject({ code: 'sheet-wrong-type' });
    const limits = { rows: 2 };
    await expect(readSheets(bytes, limits)).rejects.toThrow('more than 2 rows');
  });

  it('is refused where reading it takes longer than it may', async () => {
    const given = { timeMs: 1 };
    await expect(readSheets(bytesOf(long), given)).rejects.toMatchObject({ code: 'sheet-takes-too-long' });
  });

  it('is refused where reading it takes more memory than it may, and the service lives on', async () => {
    const given = { memoryMb: 12 };
    const wide = bytesOf(long.replaceAll('乙', '乙,'.repeat(100)));
    await expect(readSheets(wide, given)).rejects.toMatchObject({ code: 'sheet-too-many-cells' });
  });

  it('is read once for all who ask while it is being read, and anew by whoever comes later', async () => {
    const [first, again, otherLimits] = await Promise.all([
      readSheets(bytesOf('甲,乙')),
      readSheets(bytesOf('甲,乙')),
      readSheets(bytesOf('甲,乙'), { rows: 5 }),
    ]);
    expect(again).toBe(first);
    expect(otherLimits).not.toBe(first);
    const later = await readSheets(bytesOf('甲,乙'));
    expect(later).not.toBe(first);
    expect(later).toEqual(first);
  });

  it('leaves the service free to answer others meanwhile', async () => {
    const finished: string[] = [];
    const reading = readSheets(bytesOf(long)).then(() => finished.push('read'));
    for (let asked = 1; asked <= 5; asked += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      finished.push('answered');
    }
    await reading;
    expect(finished).toEqual([...Array.from({ length: 5 }, () => 'answered'), 'read']);
  });
});
