import { createRequire } from 'node:module';
import pdfmake, { type Content, type TableCell } from 'pdfmake';
import {
  factRows,
  factShares,
  linePitch,
  millimetresToPoints,
  page,
  pageNumber,
  signatureColumns,
  signatureRows,
  size,
} from './layout.js';
import type { Block, Paper, PaperColumn } from './paper.js';

type Definition = Parameters<typeof pdfmake.createPdf>[0];

const font = 'NotoSansSC';
/** The font's own line takes 1.448 of its size. */
const lineHeight = linePitch / (size.body * 1.448);
/** Borders and padding of a cell, left and right, in points. */
const cellFrame = 10;

const find = createRequire(import.meta.url);
const fontFile = (weight: string) => find.resolve(`@expo-google-fonts/noto-sans-sc/${weight}.ttf`);

let ready = false;

/** Nothing is fetched and no file is opened but the fonts. */
function prepare(): void {
  if (ready) return;
  const files = [fontFile('400Regular/NotoSansSC_400Regular'), fontFile('700Bold/NotoSansSC_700Bold')];
  const [normal = '', bold = ''] = files;
  pdfmake.setFonts({ [font]: { normal, bold, italics: normal, bolditalics: bold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.includes(path));
  ready = true;
}

/** A paper as PDF in the layout of official documents; the font is Noto Sans SC (OFL), embedded. */
export async function pdfOf(paper: Paper): Promise<Uint8Array> {
  prepare();
  return new Uint8Array(await pdfmake.createPdf(definitionOf(paper)).getBuffer());
}

function definitionOf({ title, number, blocks }: Paper): Definition {
  const [left, top] = [millimetresToPoints(page.left), millimetresToPoints(page.top)];
  const [right, bottom] = [millimetresToPoints(page.right), millimetresToPoints(page.bottom)];
  return {
    pageSize: 'A4',
    pageMargins: [left, top, right, bottom],
    info: { title },
    defaultStyle: { font, fontSize: size.body, lineHeight },
    content: [
      { text: title, fontSize: size.title, bold: true, alignment: 'center', lineHeight: 1.1 },
      { text: number, fontSize: size.number, alignment: 'center', margin: [0, 0, 0, 6] },
      ...blocks.map(partOf),
    ],
    footer: (current) => ({
      text: pageNumber(String(current)),
      fontSize: size.number,
      lineHeight: 1,
      alignment: current % 2 === 1 ? 'right' : 'left',
      margin: [left + size.number, millimetresToPoints(page.numberBelow), right + size.number, 0],
    }),
  };
}

function partOf(block: Block): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, bold: true, leadingIndent: 2 * size.body, headlineLevel: 1 };
    case 'words':
      return {
        stack: block.text.split('\n').map((text) => ({ text, leadingIndent: 2 * size.body })),
      };
    case 'facts':
      return factsTable(block.facts);
    case 'table':
      return listTable(block.columns, block.rows);
    case 'signatures':
      return { unbreakable: true, stack: [listTable(signatureColumns, signatureRows(block.lines))] };
  }
}

function factsTable(facts: Extract<Block, { kind: 'facts' }>['facts']): Content {
  const rows = factRows(facts).map((row): TableCell[] => {
    const [first, second] = row;
    if (!first) return [];
    if (second) return [label(first.label), value(first.value), label(second.label), value(second.value)];
    return [label(first.label), { ...value(first.value), colSpan: 3 }, {}, {}];
  });
  return boxed(factShares, rows, 0);
}

function listTable(
  columns: readonly PaperColumn[],
  rows: readonly (readonly string[])[],
): Content {
  const head = columns.map(({ name }) => label(name));
  const body = rows.map((row) => columns.map((_, index) => value(row[index] ?? '')));
  return boxed(
    columns.map(({ share }) => share),
    [head, ...body],
    1,
  );
}

function boxed(shares: readonly number[], body: TableCell[][], headerRows: number): Content {
  const sum = shares.reduce((total, share) => total + share, 0);
  const width = millimetresToPoints(page.width - page.left - page.right) - shares.length * cellFrame;
  return {
    margin: [0, 4, 0, 10],
    table: {
      headerRows,
      keepWithHeaderRows: headerRows,
      dontBreakRows: true,
      widths: shares.map((share) => (width * share) / sum),
      body,
    },
    layout: { paddingTop: () => 3, paddingBottom: () => 3, hLineWidth: () => 0.7, vLineWidth: () => 0.7 },
  };
}

function label(text: string): { text: string } & Record<string, unknown> {
  return { text, bold: true, alignment: 'center', fontSize: size.table, lineHeight: 1.1 };
}

function value(text: string): { text: string } & Record<string, unknown> {
  return { text, fontSize: size.table, lineHeight: 1.1 };
}
