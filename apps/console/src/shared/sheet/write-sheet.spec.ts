import { describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { writeSheet } from './write-sheet.js';

describe('a list as a sheet', () => {
  it('is read by another programme as it was shown', async () => {
    const rows = [
      ['名称', '金额（万元）'],
      ['鄂尔多斯市示例储能科技有限责任公司 <二期> & “三期”', '12,345.6789'],
      ['=HYPERLINK("http://x")', ''],
    ];

    const read = await readSheet(Buffer.from(writeSheet('项目与人才', rows)));

    expect(read).toEqual([rows[0], rows[1], [rows[2]?.[0], null]]);
  });

  it('names its columns beyond Z', async () => {
    const wide = Array.from({ length: 30 }, (_, column) => `c${String(column)}`);

    expect(await readSheet(Buffer.from(writeSheet('wide', [wide])))).toEqual([wide]);
  });
});
