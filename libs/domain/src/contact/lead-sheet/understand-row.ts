import { creditCodeFault } from '../../register/credit-code.js';
import { phoneFault } from '../../register/phone.js';
import { tidyCode, tidyName, tidyPhone } from '../../register/tidy.js';
import type { Fen } from '../../shared/money.js';
import type { SourceKind } from '../contact.js';
import type { RowFault } from '../row-sentences.js';
import { amountIn, type ReadAmount } from './amount.js';
import type { Field } from './columns.js';
import { dateIn } from './dates.js';
import type { RowTexts } from './row-kinds.js';
import { districtIdOf, districtNamedIn, segmentIdOf, sourceKindOf, type KnownWords } from './words.js';

/** What a row of data means once its columns are read. Names and numbers of persons lie in here. */
export interface SheetLead {
  readonly title: string;
  readonly organisation: string;
  readonly creditCode?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly segment?: string;
  readonly district: string;
  readonly plannedInvestment?: Fen;
  readonly sourceKind: SourceKind;
  readonly note?: string;
}

/** What the sheet says above the row or of all rows. */
export interface Surroundings {
  readonly investmentUnit: string | undefined;
  /** The district its section, title or sheet speaks of. */
  readonly district: string | undefined;
}

export interface UnderstoodRow {
  readonly faults: readonly RowFault[];
  /** The investment as far as it could be read, also where the row has faults. */
  readonly amount?: Fen;
  /** Absent where something is wrong with the row. */
  readonly lead?: SheetLead;
}

const nameLength = { min: 2, max: 120 };
const lengthsMax = { contactName: 60, title: 200, note: 2000 } as const;

/** The field each fault lies in: the cell a person corrects. */
export const fieldOfFault: Readonly<Record<RowFault, Field>> = {
  'organisation-missing': 'organisation',
  'organisation-name-wrong': 'organisation',
  'credit-code-wrong': 'creditCode',
  'district-unknown': 'district',
  'amount-unreadable': 'investment',
  'contact-name-wrong': 'contactName',
  'phone-wrong': 'contactPhone',
  'title-too-long': 'title',
  'note-too-long': 'note',
};

/** Reads one row with all that is wrong in it; what no list of ours holds is kept in words. */
export function understandRow(
  texts: RowTexts,
  { investmentUnit, district: around }: Surroundings,
  known: KnownWords,
): UnderstoodRow {
  const organisation = tidyName(texts.organisation);
  const { contactName, contactPhone } = contactOf(texts);
  const newCompany = tidyName(texts.newCompany);
  const code = tidyCode(texts.creditCode);
  const district =
    texts.district === ''
      ? (districtNamedIn(texts.place, known) ?? around)
      : districtIdOf(texts.district, known);
  const segment = segmentIdOf(texts.segment, known);
  const amount = amountIn(texts.investment, investmentUnit);
  const title = tidyName(texts.title) || organisation;
  const note = noteOf(texts, { segment, amount, newCompany, code });
  const wrong: Readonly<Record<RowFault, boolean>> = {
    'organisation-missing': organisation === '',
    'organisation-name-wrong': organisation !== '' && isOutside(organisation.length, nameLength),
    'credit-code-wrong': code !== '' && creditCodeFault(code) !== undefined,
    'district-unknown': district === undefined,
    'amount-unreadable': amount.kind === 'unreadable',
    'contact-name-wrong': contactName.length > lengthsMax.contactName,
    'phone-wrong': contactPhone !== '' && phoneFault(contactPhone) !== undefined,
    'title-too-long': title.length > lengthsMax.title,
    'note-too-long': note.length > lengthsMax.note,
  };
  const faults = (Object.keys(wrong) as RowFault[]).filter((one) => wrong[one]);
  const read = amount.kind === 'fen' ? { amount: amount.fen } : {};
  if (faults.length > 0 || district === undefined) return { faults, ...read };
  const lead = {
    title,
    organisation,
    ...(code !== '' && newCompany === '' && { creditCode: code }),
    ...(contactName !== '' && { contactName }),
    ...(contactPhone !== '' && { contactPhone }),
    ...(segment !== undefined && { segment }),
    district,
    ...(amount.kind === 'fen' && { plannedInvestment: amount.fen }),
    sourceKind: sourceKindOf(texts.source) ?? 'import',
    ...(note !== '' && { note }),
  };
  return { faults, ...read, lead };
}

function isOutside(length: number, { min, max }: typeof nameLength): boolean {
  return length < min || length > max;
}

/** `王示例 13900000001` in one cell is a name and a number. */
function contactOf({ contact, contactName, contactPhone }: RowTexts) {
  const [, name = '', phone = ''] =
    /^([\p{L}·\s]*?)[\s,，、:：/;；]*(\+?[\d０-９][\d０-９\s\-－()（）]{5,})$/u.exec(contact) ?? [contact, contact];
  return {
    contactName: tidyName(contactName) || tidyName(name),
    contactPhone: tidyPhone(contactPhone) || tidyPhone(phone),
  };
}

interface Read {
  readonly segment: string | undefined;
  readonly amount: ReadAmount;
  readonly newCompany: string;
  readonly code: string;
}

/**
 * What the sheet says and the lead has no place for. The code beside a company founded for the
 * project is that company's, not the investor's; money in another currency stays as it is written.
 */
function noteOf(texts: RowTexts, { segment, amount, newCompany, code }: Read): string {
  const { source } = texts;
  return [
    texts.note,
    worded('建设内容', texts.description),
    worded('进展情况', texts.progress),
    worded('行业', segment === undefined ? texts.segment : ''),
    worded('项目来源', sourceKindOf(source) === undefined ? source : ''),
    worded('拟建地点', texts.place),
    worded('投资国别', texts.country),
    worded('投资额（未折算）', amount.kind === 'foreign' ? amount.words : ''),
    worded('新公司', newCompany === '' ? '' : `${newCompany}${code === '' ? '' : `（${code}）`}`),
    worded('拟落地时间', dateIn(texts.landingOn) ?? texts.landingOn),
    worded('签约时间', dateIn(texts.signedOn) ?? texts.signedOn),
    worded('首次接洽', dateIn(texts.firstContactOn) ?? texts.firstContactOn),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function worded(label: string, said: string): string {
  return said === '' ? '' : `${label}：${said}`;
}
