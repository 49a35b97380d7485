import { compact } from '../../sheets/cells.js';

/**
 * Names under which a column is found, taken from sheets in use; where a sheet has several of them,
 * the first named here counts (项目联系方式 before 联系电话, which may be that of whoever filled the
 * sheet in). 外方投资方 and its like stand last: a row without the first kind may have the second.
 */
const columnNames = {
  title: [
    ...['项目名称', '线索名称', '签约项目名称', '招商项目名称', '意向项目名称', '项目'],
  ],
  organisation: [
    ...['投资方名称', '企业名称', '投资方', '单位名称', '公司名称', '投资主体', '投资企业', '投资企业名称'],
    ...['外来投资方', '投资单位', '投资商', '客商名称', '意向企业', '洽谈企业', '业主名称', '项目业主'],
    ...['业主单位', '项目业主单位', '签约主体', '外方投资方', '外方', '中方投资方', '中方'],
  ],
  newCompany: [
    ...['新公司名称', '注册公司', '注册名称', '在黄注册名称', '在本市注册名称', '落地公司名称', '项目公司名称'],
  ],
  creditCode: [
    ...['统一社会信用代码', '社会信用代码', '信用代码', '投资主体证照号码', '签约主体证照号码'],
  ],
  segment: [
    ...['行业', '产业', '所属行业', '所属产业', '产业类别', '行业类别', '行业大类', '所属产业链', '产业链'],
  ],
  district: [
    ...['旗区', '旗县区', '拟落地旗区', '属地', '落地旗区', '落地旗县区', '所属旗区', '意向旗区'],
    ...['拟落地', '所属区域', '区县', '拟落户旗区', '承接区'],
  ],
  place: ['拟建地点', '建设地点', '项目选址', '拟选址', '落地地点', '拟承接区域', '拟落地园区'],
  investment: [
    ...['投资总额', '计划投资', '计划投资额', '计划总投资', '拟投资额', '总投资额', '总投资', '项目总投资'],
    ...['项目总投资额', '投资额', '投资金额', '估算投资', '签约总投资额', '预估总投资', '拟投资总额'],
  ],
  contactName: [
    ...['项目联系人', '项目方联系人', '投资主体联系人', '联系人', '联系人姓名', '企业联系人'],
  ],
  contactPhone: [
    ...['项目联系方式', '项目方联系方式', '联系电话', '联系方式', '联系人电话', '联系人联系方式', '电话'],
    ...['手机号', '手机', '手机号码', '联系人手机'],
  ],
  contact: ['联系人及电话', '联系人及联系方式', '联系人及联系电话', '联系人和电话', '联系人及手机'],
  source: ['项目来源', '线索来源', '来源', '信息来源'],
  description: [
    ...['项目简介', '项目内容', '建设内容', '建设内容和规模', '建设内容及规模', '项目建设规模和内容'],
    ...['项目建设内容', '拟建设内容和规模', '签约建设内容', '投资内容', '项目概况'],
  ],
  progress: [
    ...['招商进度', '进展状态', '项目进展情况', '目前进展情况', '对接洽谈情况', '进展情况', '项目进展', '项目状态'],
  ],
  country: ['投资国别', '国别', '国别地区', '国别或地区', '来源地'],
  landingOn: ['拟落地时间', '计划落地时间', '预计落地时间', '落地时间'],
  signedOn: ['签约时间', '合同签约时间', '协议签订时间', '拟签约时间'],
  firstContactOn: ['首次填报时间', '首次接洽时间', '接洽时间', '接触时间', '首次接触时间'],
  note: ['备注', '说明'],
} as const;

export type Field = keyof typeof columnNames;
export const fields = Object.keys(columnNames) as readonly Field[];

/** Whoever filled the sheet in, or looks after it, is not the investor's contact. */
const ownPeople = /填报|填表|上报|责任|挂钩|跟踪|包联|服务|领导|引荐/u;
const contactFields: readonly Field[] = ['contactName', 'contactPhone', 'contact'];

export function nameOfField(field: Field): string {
  return columnNames[field][0];
}

/** The columns of each field, the best first; only an organisation is looked for in more than one. */
export function columnsOf(headings: readonly (readonly string[])[]): ReadonlyMap<Field, readonly number[]> {
  const names = headings.map(candidates);
  const taken = new Set<number>();
  const found = fields.flatMap((field): [Field, readonly number[]][] => {
    const isOpen = (column: number) => !taken.has(column) && !isOwn(field, headings[column] ?? []);
    const matching = columnNames[field].flatMap((name) => {
      const column = names.findIndex((one, index) => one.includes(name) && isOpen(index));
      return column < 0 ? [] : [column];
    });
    const columns = [...new Set(matching)].slice(0, field === 'organisation' ? undefined : 1);
    for (const column of columns) taken.add(column);
    return columns.length === 0 ? [] : [[field, columns]];
  });
  return new Map(found);
}

function isOwn(field: Field, heading: readonly string[]): boolean {
  return contactFields.includes(field) && heading.some((part) => ownPeople.test(part));
}

/** 投资方 over 名称 is 投资方名称; 联系人 under 项目方 may be meant as itself. */
function candidates(heading: readonly string[]): readonly string[] {
  const parts = heading.map(nameIn).filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return [];
  return [last, parts.join(''), parts.slice(-2).join('')];
}

/** A header cell without its unit, brackets and marks: `*投资 总额⏎（万元` is 投资总额. */
export function nameIn(cell: string): string {
  return compact(cell)
    .replace(/[([{<【〔〈《][^)\]}>】〕〉》]*[)\]}>】〕〉》]?/gu, '')
    .replace(/[*※★:↑_]/gu, '')
    .replace(/[/,、]?[万亿]?元$/u, '');
}
