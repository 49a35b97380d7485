import { UnreadableSpreadsheet } from './sheet.js';

export type Content = 'zip' | 'compound' | 'text';

const magic = {
  zip: [0x50, 0x4b],
  /** [MS-CFB] 2.2: what .xls is kept in, and so is an encrypted .xlsx. */
  compound: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
} as const;

/** First bytes of what people send by mistake and a reader of text might take for a sheet. */
const otherTypes = [
  /^%PDF/,
  /^\{\\rtf/i,
  /^\x89PNG/,
  /^\xff\xd8\xff/,
  /^GIF8/,
  /^Rar!/,
  /^7z\xbc\xaf/,
  /^\x1f\x8b/,
  /^MZ/,
  /^\x7fELF/,
  /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|script|meta)/i,
] as const;

/** What the bytes are, whatever the file is called: an .xlsx name may hold an .xls. */
export function contentOf(bytes: Uint8Array): Content {
  if (bytes.length === 0) throw new UnreadableSpreadsheet('sheet-empty');
  if (beginsWith(bytes, magic.compound)) return 'compound';
  if (beginsWith(bytes, magic.zip)) return 'zip';
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (otherTypes.some((type) => type.test(head))) throw new UnreadableSpreadsheet('sheet-wrong-type');
  return 'text';
}

function beginsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, index) => bytes[index] === byte);
}
