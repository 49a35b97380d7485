import { compact, textOf, type CellSheet, type Row } from '../../sheets/cells.js';
import type { Header } from './header.js';
import { nameIn, type Field } from './columns.js';

/** What stands between the rows of data; none of it is a lead. */
export const skippedKinds = ['empty', 'header', 'sample', 'section', 'total', 'footnote'] as const;
export type SkippedKind = (typeof skippedKinds)[number];

export type RowTexts = Readonly<Record<Field, string>>;

const total = /^.{0,16}(?:合计|总计|小计|共计|累计)(?:[:(\d共].*)?$/u;
const ofWhich = /^其中:/u;
/** How a tree of sections is numbered, the widest first: 一、 then （一） then (1). */
const sections = [
  /^(?:[一二三四五六七八九十百]+[、.,]|第[一二三四五六七八九十]+[章节部类]|[IVX]+[、.])./u,
  /^\(?[一二三四五六七八九十百]+\)./u,
  /^\(\d+\)./u,
] as const;
const sample = /^(?:填写|填报)?(?:例|示例|样例|范例)(?:行)?[:]?$/u;
const footnote = /^(?:注|备注|说明|附注|填表说明|填报说明|填报人|填表人|填报单位|填报时间|制表|审核人|审核|单位负责人|负责人|报送|截至|本表|联系人)(?:\d*[:.、]|$)/u;

interface Seen {
  readonly sheet: CellSheet;
  readonly header: Header;
  readonly index: number;
  readonly texts: RowTexts;
}

/** What kind of row it is where it is none of data; undefined is a row of data. */
export function skippedKindOf({ sheet, header, index, texts }: Seen): SkippedKind | undefined {
  const row = sheet.rows[index] ?? [];
  const written = row.map(textOf).filter((text) => text !== '');
  const first = compact(written[0] ?? '');
  if (written.length === 0) return 'empty';
  if (echoesHeader(row, header) || isColumnNumbers(written)) return 'header';
  if (sample.test(first) || sample.test(compact(texts.title))) return 'sample';
  if (isTotal(first, texts)) return 'total';
  const isNamed = texts.organisation !== '' || texts.creditCode !== '' || texts.district !== '';
  if (!isNamed && levelOf(first) > 0 && texts.contactName === '') return 'section';
  if (!isNamed && footnote.test(first) && written.length <= 3) return 'footnote';
  const isKnown = [...header.columns.keys()].some((field) => texts[field] !== '');
  // Rows numbered ahead, `Z004`, wait for somebody to fill them in.
  if (!isKnown) return /\p{Script=Han}/u.test(written.join('')) ? 'footnote' : 'empty';
  return !isNamed && written.length === 1 && isWide(sheet, index) ? 'section' : undefined;
}

/** How deep a section lies, from 1; 0 where the text begins none. */
export function levelOf(text: string): number {
  return sections.findIndex((section) => section.test(compact(text))) + 1;
}

/** 合计 stands in the first cell that is written, or where a name should be. */
function isTotal(first: string, { title, organisation, contactName, creditCode }: RowTexts): boolean {
  if (creditCode !== '' || contactName !== '') return false;
  return [first, compact(title), compact(organisation)].some(
    (text) => total.test(text) || (ofWhich.test(text) && organisation === ''),
  );
}

/** A header repeated as on each printed page, or the sample row of a template that says it again. */
function echoesHeader(row: Row, { columns, headings }: Header): boolean {
  const places = [...columns.values()].flatMap(([column]) => (column === undefined ? [] : [column]));
  const echoed = places.filter((column) => {
    const said = nameIn(textOf(row[column]));
    return said !== '' && (headings[column] ?? []).some((part) => nameIn(part) === said);
  });
  return echoed.length >= 2;
}

/** `1 2 3 …` or `A B C …` under the header. */
function isColumnNumbers(written: readonly string[]): boolean {
  if (written.length < 3) return false;
  const texts = written.map(compact);
  const isCounted = texts.every((text, index) => text === String(Number(texts[0]) + index));
  return isCounted || texts.every((text, index) => text === String.fromCharCode(65 + index));
}

/** One cell drawn over three columns or more says what comes below it. */
function isWide({ merges }: CellSheet, index: number): boolean {
  return merges.some(({ top, bottom, left, right }) => top === index && bottom === index && right - left >= 2);
}
