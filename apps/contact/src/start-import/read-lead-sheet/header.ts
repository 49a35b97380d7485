import type { CellValue } from '#platform/sheets/read-sheet';
import { unitIn } from './amount.js';
import { compact, textOf } from './cells.js';

/**
 * Names under which a column is found; where a sheet has several of them, the first named here
 * counts (项目联系方式 before 联系电话, which may be that of whoever filled the sheet in).
 */
const columnNames = {
  title: ['项目名称', '线索名称'],
  organisation: ['投资方名称', '企业名称', '投资方', '单位名称', '公司名称', '投资主体', '投资企业'],
  creditCode: ['统一社会信用代码', '社会信用代码', '信用代码'],
  segment: ['行业', '产业', '所属行业', '所属产业', '产业类别', '行业类别', '行业大类'],
  district: [
    ...['旗区', '旗县区', '拟落地旗区', '属地', '落地旗区', '落地旗县区', '所属旗区', '意向旗区'],
    ...['拟落地', '所属区域', '区县'],
  ],
  investment: [
    ...['投资总额', '计划投资', '计划投资额', '计划总投资', '拟投资额', '总投资额', '总投资'],
    ...['投资额', '投资金额', '估算投资'],
  ],
  contactName: ['项目联系人', '联系人', '联系人姓名', '项目方联系人', '投资主体联系人'],
  contactPhone: [
    ...['项目联系方式', '项目方联系方式', '联系电话', '联系方式', '联系人电话', '电话', '手机号'],
    ...['手机'],
  ],
  source: ['项目来源', '线索来源', '来源'],
  note: ['备注', '说明'],
} as const;

export type Field = keyof typeof columnNames;
export const fields = Object.keys(columnNames) as readonly Field[];

/** Without these no row could become a lead. */
const neededFields = ['organisation', 'district'] as const satisfies readonly Field[];

/** Where the header stands and what is found in which column. */
export interface Header {
  readonly index: number;
  readonly columns: ReadonlyMap<Field, number>;
  readonly investmentUnit: string | undefined;
}

/** Titles, bands of merged cells and a line with the unit may stand above the header. */
const searchedRows = 10;
const recognisedMin = 2;

type Row = readonly CellValue[];

/** The row with the most names we know, among the first ten; the upper one of two alike. */
export function findHeader(rows: readonly Row[]): Header | undefined {
  let best: Header | undefined;
  rows.slice(0, searchedRows).forEach((row, index) => {
    const columns = columnsOf(row);
    if (columns.size < recognisedMin || columns.size <= (best?.columns.size ?? 0)) return;
    best = { index, columns, investmentUnit: unitOf(rows, index, columns.get('investment')) };
  });
  return best;
}

/** The first name of each needed column the sheet lacks. */
export function missingColumns({ columns }: Header): readonly string[] {
  return neededFields.filter((field) => !columns.has(field)).map((field) => columnNames[field][0]);
}

/** A header repeated further down, as on each printed page. */
export function repeatsHeader(row: Row, header: Row, { columns }: Header): boolean {
  return [...columns.values()].every((column) => nameOf(row[column]) === nameOf(header[column]));
}

function columnsOf(row: Row): ReadonlyMap<Field, number> {
  const names = row.map(nameOf);
  const found = fields.flatMap((field): [Field, number][] => {
    const name = columnNames[field].find((one) => names.includes(one));
    return name === undefined ? [] : [[field, names.indexOf(name)]];
  });
  return new Map(found);
}

/** A header cell without its unit, brackets and marks: `*投资 总额⏎（万元）` is 投资总额. */
function nameOf(cell: CellValue | undefined): string {
  const [name = ''] = compact(textOf(cell)).split(/[([{<【〔〈《]/u);
  return name.replace(/[*※★:↑]/gu, '').replace(/[/,、]?[万亿]?元$/u, '');
}

/** 单位：万元 in the header's own cell, else in one of the lines above it. */
function unitOf(rows: readonly Row[], index: number, column: number | undefined) {
  if (column === undefined) return undefined;
  const own = unitIn(textOf(rows[index]?.[column]));
  if (own !== undefined) return own;
  const above = rows.slice(0, index).flatMap((row) => row.map((cell) => compact(textOf(cell))));
  return above.map((text) => unitIn(/单位:(.*)$/u.exec(text)?.[1] ?? '')).find(Boolean);
}
