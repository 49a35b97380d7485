import type { CellSheet, CellValue, Merge } from '../../sheets/cells.js';

/** The districts and segments of a city as its pack gives them, as far as the specs speak of them. */
export const known = {
  city: { zh: '鄂尔多斯市' },
  districts: [
    { districtId: 'dongsheng', name: { zh: '东胜区' } },
    { districtId: 'kangbashi', name: { zh: '康巴什区' } },
    { districtId: 'jungar', name: { zh: '准格尔旗' } },
    { districtId: 'otog', name: { zh: '鄂托克旗' } },
    { districtId: 'otog-front', name: { zh: '鄂托克前旗' } },
    { districtId: 'uxin', name: { zh: '乌审旗' } },
  ],
  segments: [
    { segmentId: 'new-energy', name: { zh: '新能源' } },
    { segmentId: 'new-materials', name: { zh: '新材料' } },
    { segmentId: 'equipment-manufacturing', name: { zh: '装备制造' } },
  ],
} as const;

/** A sheet an office might send, and what becomes of it. All firms and people in it are invented. */
export interface OfficeSheet extends CellSheet {
  readonly source: string;
  /** Numbers of the rows that are sound, that are refused, and that are no leads at all. */
  readonly sound: readonly number[];
  readonly refused: readonly number[];
  readonly skipped: readonly number[];
  /** Numbers of sound rows whose investor an earlier row names already. */
  readonly again?: readonly number[];
}

const sheet = (rows: readonly CellValue[][], merges: readonly Merge[] = []) => ({
  name: 'Sheet1',
  rows,
  merges,
});
const merge = (top: number, left: number, bottom: number, right: number): Merge => {
  return { top, left, bottom, right };
};

/** Title, bands, a row that says the header again with sample values, units in the header's cells. */
export const tianjinTalks: OfficeSheet = {
  source: 'forms.md §1.1: 内资在谈项目明细表导入模板, the columns a lead has something of',
  ...sheet(
    [
      ['高新区内资在谈项目明细表导入模板（示例）'],
      ['项目名称', '投资方信息', null, null, null, '项目信息及状态\n项目分级', null, '具体数据指标', null, null, '填报部门', '填报人', '联系电话', '备注'],
      [null, '投资方名称', '省、直辖市、自治区', '市、自治州', '投资方简介', '拟落地时间', '行业大类', '投资总额\n（万元）', '项目联系人', '项目联系方式', null, null, null, null],
      ['项目名称', '投资方名称', '省', '市', '投资方简介', '2020-12-12', '行业大类', 12, '项目联系人', '12312341234', '填报部门', '填报人', '12312341234', '备注'],
      ['示例储能一期', '示例甲储能有限公司', '北京市', '朝阳区', '-', '2026.3.1', '新能源', '１２，０００', '王示例', '13900000031', '东胜区招商局', '李示例', '0477-8588001', '意向东胜区'],
      ['示例氢能', '示例乙氢能有限公司', '上海市', '　', '无', 46082.8787, '新材料_0103', 35600.5, '赵示例', '139 0000 0032', '准格尔旗', '李示例', '0477-8588001', '—'],
      ['示例第三', '', '上海市', ' ', '无', '2026年3月', '新材料_0103', 100, '赵示例', '13900000032', '', '', '', ''],
    ],
    [
      merge(0, 0, 0, 13),
      ...[merge(1, 0, 2, 0), merge(1, 1, 1, 4), merge(1, 5, 1, 6), merge(1, 7, 1, 9)],
      ...[merge(1, 10, 2, 10), merge(1, 11, 2, 11), merge(1, 12, 2, 12), merge(1, 13, 2, 13)],
    ],
  ),
  // Nothing in it says where: the person who imports it names the column, or the rows are refused.
  sound: [],
  refused: [5, 6, 7],
  skipped: [4],
};

/** Two units in one sheet, square brackets, a place instead of a district, rows numbered ahead. */
export const huangshiTalks: OfficeSheet = {
  source: 'forms.md §1.2: 在谈 ledger',
  ...sheet([
    ['2026年在谈项目台账（示例）'],
    ['编号', '项目名称', '建设内容', '拟投资额[亿元]', '投资方', '行业', '拟建地点', '用地情况[亩]', '进展状态', '联系人', '职务', '电话', '跟踪人', '跟踪单位', '首次填报时间'],
    ['Z001', '示例光伏组件', '年产5GW组件', 1.5, '示例丙光伏有限公司', '新能源', '东胜区装备园', 200, '洽谈中', '孙示例', '经理', '13900000041', '周示例', '示例招商一处', 46082],
    ['Z002', '示例风机', '风机总装', '3亿元', '示例丁风电有限公司', '装备制造业', '康巴什区', '-', '已考察', '钱示例', '总监', '0477－8588002', '周示例', '示例招商一处', '2026年3月'],
    ['Z003', '示例海风', '海上风电', 2, '示例戊风电有限公司', '装备制造业', '外地', '-', '已考察', '-', '-', '-', '周示例', '示例招商一处', '2026.3'],
    ['Z004', '', '', '', '', '', '', '', '', '', '', '', '', '', ''],
    ['合计', null, null, 6.5, null, null, null, null, null, null, null, null, null, null, null],
  ]),
  sound: [3, 4],
  refused: [5],
  skipped: [7],
};

/** A tree of sections that say where and how many, a total before the data, a footnote behind it. */
export const zhangzhouSummary: OfficeSheet = {
  source: 'forms.md §1.3: 招商项目汇总表 with 单位：万元, sections and totals',
  ...sheet(
    [
      ['2026年招商项目汇总表（示例）'],
      ['填报单位：示例招商局', null, null, null, '单位：万元', null, null],
      ['序号', '项目名称', '投 资 方', '项目建设规模和内容', '估算投资', '招商形式(独资、合资等）', '联系人及电话', '备注'],
      ['1', '2', '3', '4', '5', '6', '7', '8'],
      [null, '合  计（3项）', null, null, 60000, null, null, null],
      ['一、东胜区（2项）', null, null, null, 40000, null, null, null],
      ['（一） 产业园区', null, null, null, null, null, null, null],
      [1, '示例石材', '示例己石材有限公司', '石材加工', 30000, '独资', '吴示例 13900000051', null],
      [2, '示例物流', '示例庚物流有限公司', '物流园', '1亿元', '合资', '郑示例，0477-8588003', null],
      ['二、准格尔旗（1项）', null, null, null, 20000, null, null, null],
      [3, '示例化工', '示例己石材有限公司', '精细化工', 25000, '独资', '吴示例13900000051', '—'],
      ['小计', null, null, null, 25000, null, null, null],
      ['注：本表为示例，所列单位和人员均为虚构。', null, null, null, null, null, null, null],
    ],
    [merge(0, 0, 0, 7), merge(5, 0, 5, 3), merge(6, 0, 6, 7)],
  ),
  sound: [8, 9, 11],
  refused: [],
  skipped: [4, 5, 6, 7, 10, 12, 13],
  again: [11],
};

/** Foreign investors in two columns, money in dollars, a header printed twice, a name drawn over two rows. */
export const signedForeign: OfficeSheet = {
  source: 'forms.md §1.1 外资签约落地 and §1.3 签约合同项目明细表: padded headings, 万美元',
  ...sheet(
    [
      ['签约合同外资项目明细表（示例）'],
      ['单位：万美元'],
      ['序号', '项目名称', '外方', '中方', '国别 地区', '合作 方式', '投资 总额', '合同 外资', '属  地', '签约时间'],
      [1, '示例合资一', 'Example Power Ltd.', '示例辛能源有限公司', '中国香港_001', '合资', 500, 250, '乌审旗', '2026— 03— 01'],
      [2, '示例独资二', null, '示例壬能源有限公司', '新加坡', '独资', '800万元', 0, '鄂托克前旗', '20260301'],
      ['序号', '项目名称', '外方', '中方', '国别 地区', '合作 方式', '投资 总额', '合同 外资', '属  地', '签约时间'],
      [3, '示例三期', '示例癸投资有限公司', null, '新加坡', '独资', '3-5亿元', 0, '鄂托克旗', '年底前'],
      [4, '示例四期', null, null, '新加坡', '独资', '－', 0, '鄂托克旗', '2026'],
    ],
    [merge(6, 2, 7, 2)],
  ),
  sound: [4, 5, 8],
  refused: [7],
  skipped: [6],
};

export const officeSheets = { tianjinTalks, huangshiTalks, zhangzhouSummary, signedForeign };
