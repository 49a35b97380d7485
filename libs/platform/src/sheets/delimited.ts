import iconv from 'iconv-lite';
import { disarm } from './formula-guard.js';

export type TextEncoding = 'utf-8' | 'gbk';

export interface Delimited {
  readonly encoding: TextEncoding;
  /** One character; a comma where nothing is said. */
  readonly delimiter?: string;
}

/**
 * Rows as a .csv or .txt: CRLF, quoted where a cell needs it, formulas disarmed. UTF-8 begins with
 * a byte-order mark, or a spreadsheet program takes it for the machine's own encoding.
 * @throws RangeError for characters the encoding lacks: a bank would read another name.
 */
export function writeDelimited(
  rows: readonly (readonly string[])[],
  { encoding, delimiter = ',' }: Delimited,
): Uint8Array {
  const text = rows.map((row) => `${row.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`);
  const whole = text.join('');
  if (encoding === 'utf-8') return new TextEncoder().encode(`\uFEFF${whole}`);
  const lacking = charactersLacking(whole, encoding);
  if (lacking !== '') throw new RangeError(`${encoding} has no ${lacking}`);
  return new Uint8Array(iconv.encode(whole, encoding));
}

/** The characters of a text that an encoding has not got, each once. */
export function charactersLacking(text: string, encoding: TextEncoding): string {
  if (encoding === 'utf-8') return '';
  return [...new Set(text)]
    .filter((one) => iconv.decode(iconv.encode(one, encoding), encoding) !== one)
    .join('');
}

function quoted(cell: string, delimiter: string): string {
  const text = disarm(cell);
  const needsQuotes = text.includes(delimiter) || /["\r\n]/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
