/** What people hand in as a document, by what the file is and not by what it is called. */
export const documentTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
} as const;
export type DocumentType = keyof typeof documentTypes;

/** First bytes: ISO 32000 7.5.2, the PNG specification 5.2, ITU T.81 B.1.1.3. */
const signatures: readonly (readonly [DocumentType, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
];

/** The part a package has at its place: ECMA-376 for the office formats, GB/T 33190 for OFD. */
const parts: readonly (readonly [DocumentType, string])[] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['ofd', 'OFD.xml'],
];

/** The type of a document by its content; undefined for anything else. */
export function documentTypeOf(bytes: Uint8Array): DocumentType | undefined {
  const [plain] =
    signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte)) ?? [];
  if (plain) return plain;
  const names = new Set(namesInZip(bytes));
  return parts.find(([, part]) => names.has(part))?.[0];
}

/** Fields of a ZIP's central directory (APPNOTE.TXT 4.3.12, 4.3.16), all little-endian. */
const endSignature = 0x06054b50;
const endLength = 22;
const endCommentMax = 0xffff;
const entrySignature = 0x02014b50;
const entryLength = 46;
/** A document has some dozens of parts. */
const entriesMax = 10_000;

/** Names in the directory of a ZIP; none where the bytes are no ZIP. Nothing is unpacked. */
function namesInZip(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecordAt(view);
  if (end === undefined) return [];
  const count = Math.min(view.getUint16(end + 10, true), entriesMax);
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + entryLength > view.byteLength) return [];
    if (view.getUint32(at, true) !== entrySignature) return [];
    const nameLength = view.getUint16(at + 28, true);
    const nameAt = at + entryLength;
    names.push(new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength)));
    at = nameAt + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function endRecordAt(view: DataView): number | undefined {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - endCommentMax); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return undefined;
}
