import type { Pack } from '#contracts/pack/pack';
import type { CellKind, ListColumn, ListSheet } from '#contracts/shared/list-columns';
import { commandWords, phaseWords, stageWords } from '#contracts/shared/words';
import { inYuan } from '#domain/reward/amount-shown';
import { fen } from '#domain/shared/money';
import type { Language, Sentence } from '#domain/shared/sentences';

type Named = Readonly<Record<string, Sentence>>;

/** What ids and codes are called in this city. */
export interface CellWords {
  readonly language: Language;
  readonly pack: Pick<Pack, 'units' | 'districts' | 'segments' | 'funds' | 'roles'>;
  /** People by id, as far as the asker brought name slips. */
  readonly names: ReadonlyMap<string, string>;
}

const yesNo = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const;

/** The city's own time is UTC+8 all year: it knows no summer time. */
const cityOffsetMs = 8 * 3_600_000;

/** A moment as people of the city write it: `2026-11-21 14:05`. */
export function cityTime(instant: string): string {
  return new Date(Date.parse(instant) + cityOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}

/** The rows of one page as text, in the order of the columns. */
export function rowsOfPage(
  { rows, within, columns }: ListSheet,
  page: object,
  words: CellWords,
): readonly (readonly string[])[] {
  const found = valueAt(page, rows) as readonly object[];
  const each = within === undefined ? found : found.flatMap((row) => spread(row, within));
  return each.map((row) => columns.map((column) => cellOf(row, column, words)));
}

function spread(row: object, within: string): readonly object[] {
  return (valueAt(row, within) as readonly object[]).map((inner) => ({ ...row, ...inner }));
}

function valueAt(row: object, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], row);
}

function cellOf(row: object, { field, kind, words: own = {} }: ListColumn, words: CellWords): string {
  const value = valueAt(row, field);
  if (kind === 'word') return value === undefined ? '' : wordOf(own, value, words);
  return value === undefined || value === null ? '' : shown[kind](value, words);
}

const shown: Readonly<Record<Exclude<CellKind, 'word'>, (value: unknown, words: CellWords) => string>> = {
  text: String,
  texts: (value) => (value as readonly string[]).join('、'),
  id: String,
  person: (value, { names }) => named(value, names),
  people: (value, { names }) =>
    (value as readonly string[]).map((id) => named(id, names)).join('、'),
  number: String,
  yuan: (value) => inYuan(fen(String(value))),
  moment: (value) => cityTime(String(value)),
  day: String,
  'yes-no': (value, words) => wordOf(yesNo, value, words),
  unit: (value, { pack, language }) =>
    pack.units.find((one) => one.unitId === value)?.name[language] ?? String(value),
  district: (value, { pack, language }) =>
    pack.districts.find((one) => one.districtId === value)?.name[language] ?? String(value),
  segment: (value, { pack, language }) =>
    pack.segments.find((one) => one.segmentId === value)?.name[language] ?? String(value),
  fund: (value, { pack, language }) =>
    pack.funds.find((one) => one.fundId === value)?.name[language] ?? String(value),
  'role-list': (value, words) =>
    (value as readonly string[]).map((role) => wordOf(words.pack.roles.labels, role, words)).join('、'),
  stage: (value, words) => wordOf(stageWords, value, words),
  phase: (value, words) => wordOf(phaseWords, value, words),
  command: (value, words) => wordOf(commandWords, value, words),
};

function named(personId: unknown, names: CellWords['names']): string {
  return names.get(String(personId)) ?? String(personId);
}

/** A code nobody has named yet is better seen than hidden. */
function wordOf(named: Named, code: unknown, { language }: CellWords): string {
  return named[String(code)]?.[language] ?? String(code);
}
