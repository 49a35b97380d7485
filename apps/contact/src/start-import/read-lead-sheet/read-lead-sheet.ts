import type { Pack } from '#contracts/pack/pack';
import type { RowFault } from '#domain/contact/row-sentences';
import { creditCodeFault } from '#domain/register/credit-code';
import { phoneFault } from '#domain/register/phone';
import { tidyCode, tidyName, tidyPhone } from '#domain/register/tidy';
import type { CellValue } from '#platform/sheets/read-sheet';
import type { KeptLead } from '../../kept-rows.js';
import { fenOf } from './amount.js';
import { compact, textOf } from './cells.js';
import { fields, findHeader, missingColumns, repeatsHeader, type Field, type Header } from './header.js';
import { districtIdOf, segmentIdOf, sourceKindOf } from './pack-words.js';

/** One row as it is understood; it has a lead unless something is wrong with it. */
export interface ReadRow {
  /** Its number in the sheet, as a person sees it there. */
  readonly row: number;
  readonly texts: RowTexts;
  readonly faults: readonly RowFault[];
  readonly lead?: KeptLead;
}

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

function understood(
  texts: RowTexts,
  { investmentUnit }: Header,
  known: Known,
): Pick<ReadRow, 'faults' | 'lead'> {
  const organisation = tidyName(texts.organisation);
  const creditCode = tidyCode(texts.creditCode);
  const contactName = tidyName(texts.contactName);
  const contactPhone = tidyPhone(texts.contactPhone);
  const district = districtIdOf(texts.district, known);
  const segment = segmentIdOf(texts.segment, known);
  const plannedInvestment = fenOf(texts.investment, investmentUnit);
  const title = tidyName(texts.title) || organisation;
  const note = noteOf(texts, segment);
  const wrong: Readonly<Record<RowFault, boolean>> = {
    'organisation-missing': organisation === '',
    'organisation-name-wrong':
      organisation !== '' &&
      (organisation.length < nameLength.min || organisation.length > nameLength.max),
    'credit-code-wrong': creditCode !== '' && creditCodeFault(creditCode) !== undefined,
    'district-unknown': district === undefined,
    'amount-unreadable': texts.investment !== '' && plannedInvestment === undefined,
    'contact-name-wrong': contactName.length > lengthsMax.contactName,
    'phone-wrong': contactPhone !== '' && phoneFault(contactPhone) !== undefined,
    'title-too-long': title.length > lengthsMax.title,
    'note-too-long': note.length > lengthsMax.note,
  };
  const faults = (Object.keys(wrong) as RowFault[]).filter((code) => wrong[code]);
  if (faults.length > 0 || district === undefined) return { faults };
  const lead = {
    title,
    organisation,
    ...(creditCode !== '' && { creditCode }),
    ...(contactName !== '' && { contactName }),
    ...(contactPhone !== '' && { contactPhone }),
    ...(segment !== undefined && { segment }),
    district,
    ...(plannedInvestment !== undefined && { plannedInvestment }),
    sourceKind: sourceKindOf(texts.source) ?? 'import',
    ...(note !== '' && { note }),
  };
  return { faults, lead };
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
