import type { LeadRow } from '#contracts/contact/commands';
import type { Pack } from '#contracts/pack/pack';
import type { RowFault } from '#domain/contact/row-sentences';
import { creditCodeFault } from '#domain/register/credit-code';
import { phoneFault } from '#domain/register/phone';
import { tidyCode, tidyName, tidyPhone } from '#domain/register/tidy';
import type { CellValue } from '#platform/sheets/read-sheet';
import { fenOf } from './amount.js';
import { compact, textOf } from './cells.js';
import { fields, findHeader, missingColumns, repeatsHeader, type Field, type Header } from './header.js';
import { districtIdOf, segmentIdOf, sourceKindOf } from './pack-words.js';

/** One row as it is understood: a lead with its words, or what is wrong with it. */
export type ReadRow = { readonly row: number; readonly texts: RowTexts } & (
  | { readonly faults: readonly [] ; readonly lead: LeadRow; readonly title: string; readonly note: string }
  | { readonly faults: readonly [RowFault, ...RowFault[]] }
);

type RowTexts = Readonly<Record<Field, string>>;
type Known = Pick<Pack, 'city' | 'districts' | 'segments'>;

/** The file holds no lead sheet. The message names the fault and quotes no cell. */
export class NoLeadSheet extends Error {
  override readonly name = 'NoLeadSheet';
}

export const dataRowsMax = 10_000;

const nameLength = { min: 2, max: 120 };
const lengthsMax = { contactName: 60, title: 200, note: 2000 } as const;
const total = /^(?:合计|总计|小计|共计)(?:[:(（].*)?$/u;

/**
 * Reads the rows below the header; empty rows, totals and repeated headers are no rows.
 * @throws NoLeadSheet when there is no header, a needed column is missing or there are too many rows.
 */
export function readLeadSheet(rows: readonly (readonly CellValue[])[], known: Known): ReadRow[] {
  const header = findHeader(rows);
  if (!header) throw new NoLeadSheet('has no header with the names of its columns in its first 10 rows');
  const missing = missingColumns(header);
  if (missing.length > 0) throw new NoLeadSheet(`has no column ${missing.join(', ')}`);
  const headerRow = rows[header.index] ?? [];
  const read: ReadRow[] = [];
  for (let index = header.index + 1; index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    const texts = textsOf(row, header);
    const isEmpty = fields.every((field) => texts[field] === '');
    if (isEmpty || isTotal(row, texts) || repeatsHeader(row, headerRow, header)) continue;
    if (read.length === dataRowsMax) {
      throw new NoLeadSheet(`has more than ${String(dataRowsMax)} rows of data`);
    }
    read.push({ row: index + 1, texts, ...understood(texts, header, known) });
  }
  return read;
}

function textsOf(row: readonly CellValue[], { columns }: Header): RowTexts {
  const texts = fields.map((field) => {
    const column = columns.get(field);
    return [field, column === undefined ? '' : textOf(row[column])];
  });
  return Object.fromEntries(texts) as RowTexts;
}

/** 合计 stands in the first cell that is written, or where a name should be. */
function isTotal(row: readonly CellValue[], { title, organisation }: RowTexts): boolean {
  const first = row.map(textOf).find((text) => text !== '') ?? '';
  return [first, title, organisation].some((text) => total.test(compact(text)));
}

function understood(texts: RowTexts, { investmentUnit }: Header, known: Known) {
  const organisation = tidyName(texts.organisation);
  const creditCode = tidyCode(texts.creditCode);
  const contactName = tidyName(texts.contactName);
  const contactPhone = tidyPhone(texts.contactPhone);
  const district = districtIdOf(texts.district, known);
  const segment = segmentIdOf(texts.segment, known);
  const plannedInvestment = texts.investment === '' ? '0' : fenOf(texts.investment, investmentUnit);
  const title = tidyName(texts.title) || organisation;
  const note = noteOf(texts, segment);
  const wrong: Readonly<Record<RowFault, boolean>> = {
    'organisation-missing': organisation === '',
    'organisation-name-wrong':
      organisation !== '' &&
      (organisation.length < nameLength.min || organisation.length > nameLength.max),
    'credit-code-wrong': creditCode !== '' && creditCodeFault(creditCode) !== undefined,
    'district-unknown': district === undefined,
    'amount-unreadable': plannedInvestment === undefined,
    'contact-name-wrong': contactName.length > lengthsMax.contactName,
    'phone-wrong': contactPhone !== '' && phoneFault(contactPhone) !== undefined,
    'title-too-long': title.length > lengthsMax.title,
    'note-too-long': note.length > lengthsMax.note,
  };
  const [fault, ...further] = (Object.keys(wrong) as RowFault[]).filter((code) => wrong[code]);
  if (fault !== undefined) return { faults: [fault, ...further] as const };
  const lead: LeadRow = {
    organisation,
    ...(creditCode !== '' && { creditCode }),
    ...(contactName !== '' && { contactName }),
    ...(contactPhone !== '' && { contactPhone }),
    ...(segment !== undefined && { segment }),
    district: district ?? '',
    ...(texts.investment !== '' && { plannedInvestment: plannedInvestment ?? '0' }),
    sourceKind: sourceKindOf(texts.source) ?? 'import',
  };
  return { faults: [] as const, lead, title, note };
}

/** What the sheet says and no list of ours holds is kept in words. */
function noteOf({ note, segment, source }: RowTexts, segmentId: string | undefined): string {
  return [
    note,
    segment !== '' && segmentId === undefined && `行业：${segment}`,
    source !== '' && sourceKindOf(source) === undefined && `项目来源：${source}`,
  ]
    .filter(Boolean)
    .join('\n');
}
