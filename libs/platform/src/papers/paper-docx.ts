import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ISectionOptions,
} from 'docx';
import {
  factRows,
  factShares,
  fonts,
  linePitch,
  page,
  signatureColumns,
  signatureRows,
  size,
} from './layout.js';
import type { Block, Paper, PaperColumn } from './paper.js';

const twipsAPoint = 20;
const textWidth = convertMillimetersToTwip(page.width - page.left - page.right);
const bodyLine = { line: Math.round(linePitch * twipsAPoint), lineRule: LineRuleType.EXACT };
const margin = 80;

/** A paper as .docx in the layout of official documents (公文, GB/T 9704-2012). */
export async function docxOf(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: 'Duet',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: runOf(fonts.body, size.body) } } },
    sections: [sectionOf(paper)],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function sectionOf({ title, number, blocks }: Paper): ISectionOptions {
  const footerAt = page.bottom - page.numberBelow - 5;
  return {
    properties: {
      page: {
        size: {
          width: convertMillimetersToTwip(page.width),
          height: convertMillimetersToTwip(page.height),
        },
        margin: {
          top: convertMillimetersToTwip(page.top),
          bottom: convertMillimetersToTwip(page.bottom),
          left: convertMillimetersToTwip(page.left),
          right: convertMillimetersToTwip(page.right),
          footer: convertMillimetersToTwip(footerAt),
        },
      },
    },
    footers: {
      default: numberFooter(AlignmentType.RIGHT),
      even: numberFooter(AlignmentType.LEFT),
    },
    children: [
      line(title, { font: fonts.title, points: size.title, alignment: AlignmentType.CENTER }),
      line(number, { points: size.number, alignment: AlignmentType.CENTER }),
      ...blocks.flatMap(partsOf),
    ],
  };
}

function partsOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [line(block.text, { font: fonts.heading, indent: true, keepNext: true })];
    case 'words':
      return block.text.split('\n').map((text) => line(text, { indent: true }));
    case 'facts':
      return [factsTable(block.facts), gap()];
    case 'table':
      return [tableOf(block.columns, block.rows), gap()];
    case 'signatures':
      return [tableOf(signatureColumns, signatureRows(block.lines)), gap()];
  }
}

function factsTable(facts: Extract<Block, { kind: 'facts' }>['facts']): Table {
  const widths = widthsOf(factShares);
  return bordered(
    widths,
    factRows(facts).map((row) => {
      const cells = row.flatMap(({ label, value }, index) => {
        const at = index * 2;
        const span = row.length === 1 ? 3 : 1;
        return [cell(label, widths[at], { bold: true }), cell(value, widths[at + 1], { span })];
      });
      return new TableRow({ cantSplit: true, children: cells });
    }),
  );
}

function tableOf(columns: readonly PaperColumn[], rows: readonly (readonly string[])[]): Table {
  const widths = widthsOf(columns.map(({ share }) => share));
  const head = columns.map(({ name }, index) => cell(name, widths[index], { bold: true }));
  return bordered(widths, [
    new TableRow({ tableHeader: true, cantSplit: true, children: head }),
    ...rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: columns.map((_, index) => cell(row[index] ?? '', widths[index])),
        }),
    ),
  ]);
}

function bordered(widths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [...widths],
  });
}

function widthsOf(shares: readonly number[]): readonly number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((textWidth * share) / sum));
}

function cell(
  text: string,
  width = 0,
  { bold = false, span = 1 }: { bold?: boolean; span?: number } = {},
): TableCell {
  const font = bold ? fonts.heading : fonts.body;
  return new TableCell({
    columnSpan: span,
    ...(span === 1 && { width: { size: width, type: WidthType.DXA } }),
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment: bold ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text: part, ...runOf(font, size.table) })],
        }),
    ),
  });
}

interface LineOptions {
  readonly font?: string;
  readonly points?: number;
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  /** First line two characters in. */
  readonly indent?: boolean;
  readonly keepNext?: boolean;
}

function line(
  text: string,
  { font = fonts.body, points = size.body, alignment, indent, keepNext }: LineOptions = {},
): Paragraph {
  return new Paragraph({
    spacing: points > size.body ? { line: 700, lineRule: LineRuleType.AT_LEAST } : bodyLine,
    ...(alignment && { alignment }),
    ...(keepNext && { keepNext }),
    ...(indent && { indent: { firstLine: 2 * points * twipsAPoint } }),
    children: [new TextRun({ text, ...runOf(font, points) })],
  });
}

/** Two tables that touch become one. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.EXACT }, children: [] });
}

function numberFooter(alignment: LineOptions['alignment']): Footer {
  const run = runOf(fonts.number, size.number);
  return new Footer({
    children: [
      new Paragraph({
        ...(alignment && { alignment }),
        indent: { left: size.number * twipsAPoint, right: size.number * twipsAPoint },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...run })],
      }),
    ],
  });
}

/** Chinese and Western letters in the same font: numbers stand among characters. */
function runOf(font: string, points: number) {
  return { font: { ascii: font, hAnsi: font, eastAsia: font, cs: font }, size: points * 2 };
}
