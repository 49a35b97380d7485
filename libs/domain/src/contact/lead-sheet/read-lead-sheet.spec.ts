import { describe, expect, it } from '@jest/globals';
import type { CellValue } from '../../sheets/cells.js';
import { known } from './examples.js';
import { dataRowsMax, missingIn, readLeadSheet, type LeadSheet, type ReadRow, type Stated } from './read-lead-sheet.js';

const header = ['项目名称', '投资方名称', '旗区', '投资总额（万元）'];

const all = (rows: CellValue[][], stated: Stated = {}) =>
  readLeadSheet([{ name: '', rows, merges: [] }], known, stated);
function whole(rows: CellValue[][], stated?: Stated): LeadSheet {
  const read = all(rows, stated);
  if ('code' in read) throw new Error(read.code);
  return read;
}
const read = (...rows: CellValue[][]) => whole(rows).rows;
const withoutTexts = ({ texts: _, ...row }: ReadRow) => row;
/** One row under a header of these columns, with a company and a district beside. */
function lead(cells: Readonly<Record<string, CellValue>>) {
  const cellsOf = { 企业名称: '草原储能有限公司', 旗区: '东胜', ...cells };
  const [only] = read(Object.keys(cellsOf), Object.values(cellsOf));
  return only && withoutTexts(only);
}

describe('the header of a lead sheet', () => {
  it('is found below titles and bands, whatever the order of its columns', () => {
    const rows = read(
      ['2026年招商线索台账（示例）'],
      ['', '投资方信息', '', '单位：亿元'],
      ['备 注', '＊投资方\n名称', '拟落地旗区', '计划投资', '序号'],
      ['说明文字', '草原储能有限公司', '康巴什区', 1.5, 1],
    );
    expect(rows.map(withoutTexts)).toEqual([
      {
        row: 4,
        faults: [],
        lead: {
          title: '草原储能有限公司',
          organisation: '草原储能有限公司',
          district: 'kangbashi',
          plannedInvestment: '15000000000',
          sourceKind: 'import',
          note: '说明文字',
        },
      },
    ]);
  });

  it('is needed, with company and district', () => {
    expect(all([['甲', '乙'], ['1', '2']])).toEqual({ code: 'no-header' });
    expect(all([])).toEqual({ code: 'no-header' });
    expect(missingIn(whole([['项目名称', '投资总额'], ['甲', '1']]))).toEqual(['投资方名称', '旗区']);
    const tooLow = Array.from({ length: 30 }, () => ['台账']);
    expect(all([...tooLow, header])).toEqual({ code: 'no-header' });
  });

  it.each(['旗县区', '区县', '落地旗县区', '所属区域', '落地旗区'])('calls the district %s', (name) => {
    expect(read(['企业名称', name], ['草原储能有限公司', '康巴什区'])).toMatchObject([
      { faults: [], lead: { district: 'kangbashi' } },
    ]);
  });

  it('prefers the project’s own contact to that of whoever filled the sheet in', () => {
    const cells = { 联系电话: '0477-8588000', 项目联系方式: '13800138000', 项目联系人: '张三' };
    expect(lead(cells)).toMatchObject({ lead: { contactPhone: '13800138000', contactName: '张三' } });
  });
});

describe('the rows of a lead sheet', () => {
  it('are not the empty ones, the totals and the repeated headers', () => {
    const rows = read(
      header,
      ['甲项目', '甲有限公司', '东胜区', '100'],
      ['', '　', null, undefined as unknown as null],
      ['小 计', '', '', '100'],
      header,
      ['-', '无', '—', '——'],
      ['乙项目', '乙有限公司', '东胜区', '/'],
      ['', '合计（万元）', '', '100'],
      ['总计：', '', '', '100'],
    );
    expect(rows.map(({ row, faults }) => [row, faults])).toEqual([
      [2, []],
      [7, []],
    ]);
    expect(rows[1]?.lead).not.toHaveProperty('plannedInvestment');
  });

  it('may be ten thousand, not more', () => {
    const row = ['甲项目', '甲有限公司', '东胜区', '100'];
    const many = Array.from({ length: dataRowsMax }, () => row);
    expect(read(header, ...many, [], ['合计'])).toHaveLength(dataRowsMax);
    expect(all([header, ...many, row])).toEqual({ code: 'too-many-leads' });
  });

  it('are each read whole, with everything that is wrong', () => {
    const faulty = lead({
      企业名称: '',
      旗区: '海南省',
      统一社会信用代码: '91350100M000100Y44',
      联系电话: '12312341234',
      投资总额: '若干',
    });
    expect(faulty).toEqual({
      row: 2,
      faults: [
        'organisation-missing',
        'credit-code-wrong',
        'district-unknown',
        'amount-unreadable',
        'phone-wrong',
      ],
    });
  });
});

describe('the cells of a row', () => {
  it('are read in full width, with blanks and hyphens', () => {
    const cells = {
      统一社会信用代码: ' ９１３５０１００m000100y43 ',
      联系电话: '（0477）858－8000',
      联系人: '张　三',
    };
    expect(lead(cells)).toMatchObject({
      faults: [],
      lead: { creditCode: '91350100M000100Y43', contactPhone: '04778588000', contactName: '张 三' },
    });
  });

  it('are numbers as they are shown', () => {
    expect(lead({ '计划投资(亿元)': 0.1 + 0.2 })).toMatchObject({
      lead: { plannedInvestment: '3000000000' },
    });
    expect(lead({ 联系电话: 13800138000 })).toMatchObject({ lead: { contactPhone: '13800138000' } });
  });

  it.each([
    ['东胜', 'dongsheng'],
    ['鄂尔多斯市东胜区', 'dongsheng'],
    ['内蒙古自治区鄂尔多斯市 准格尔旗', 'jungar'],
    ['鄂托克旗', 'otog'],
    ['鄂托克前旗', 'otog-front'],
    ['鄂托克前', 'otog-front'],
  ])('name the district %s, which is %s', (written, district) => {
    expect(lead({ 旗区: written })).toMatchObject({ lead: { district } });
  });

  it.each(['鄂尔多斯市', '海勃湾区', '', '东胜区、康巴什区'])('name no district in %j', (written) => {
    expect(lead({ 旗区: written })?.faults).toEqual(['district-unknown']);
  });

  it.each([
    ['新能源', 'new-energy'],
    ['新能源产业', 'new-energy'],
    ['装备制造业', 'equipment-manufacturing'],
    ['新材料_0103', 'new-materials'],
  ])('name the segment %s, which is %s', (written, segment) => {
    expect(lead({ 行业: written })).toMatchObject({ lead: { segment } });
  });

  it('keep as words what no list of ours holds', () => {
    const read = lead({ 产业: '低空经济', 项目来源: '领导交办', 备注: '首次接触' });
    expect(read?.lead).toMatchObject({
      note: '首次接触\n行业：低空经济\n项目来源：领导交办',
      sourceKind: 'import',
    });
    expect(read?.lead).not.toHaveProperty('segment');
    expect(lead({ 项目来源: '以商招商' })).toMatchObject({ lead: { sourceKind: 'referral' } });
  });
});
