import { sheetLimits, UnreadableSpreadsheet } from './sheet.js';

const entriesMax = 2000;

/** Places of the fields of a ZIP's records (APPNOTE.TXT 4.3.12, 4.3.16), all little-endian. */
const endRecord = {
  signature: 0x06054b50,
  length: 22,
  entryCount: 10,
  directoryLength: 12,
  directoryAt: 16,
  commentLengthMax: 0xffff,
};
const entry = {
  signature: 0x02014b50,
  length: 46,
  flags: 8,
  packed: 20,
  unpacked: 24,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
};
const sizesFollowData = 0x08;
/** Packing nothing takes two bytes. */
const packedOfNothing = 2;
/** Stands where the number is in a ZIP64 record instead. */
const inZip64 = 0xffffffff;

/**
 * Refuses a ZIP that unpacks to more than a sheet has. The reader unpacks no entry beyond the size
 * its directory declares, so the declared sizes are added up. Where it would look for a size
 * elsewhere (ZIP64, after the data), the file is refused: no sheet of 20 MB needs either.
 * @throws UnreadableSpreadsheet
 */
export function refuseZipBomb(
  bytes: Uint8Array,
  unpackedBytesMax = sheetLimits.unpackedBytes,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecordOf(view);
  const entryCount = view.getUint16(end + endRecord.entryCount, true);
  if (entryCount > entriesMax) throw tooLarge();
  if (view.getUint32(end + endRecord.directoryLength, true) === inZip64) throw tooLarge();
  let at = view.getUint32(end + endRecord.directoryAt, true);
  let unpacked = 0;
  for (let index = 0; index < entryCount; index += 1) {
    if (at + entry.length > view.byteLength || view.getUint32(at, true) !== entry.signature) {
      throw notReadable();
    }
    unpacked += declaredSize(view, at);
    if (unpacked > unpackedBytesMax) throw tooLarge();
    at +=
      entry.length +
      view.getUint16(at + entry.nameLength, true) +
      view.getUint16(at + entry.extraLength, true) +
      view.getUint16(at + entry.commentLength, true);
  }
}

function declaredSize(view: DataView, at: number): number {
  const packed = view.getUint32(at + entry.packed, true);
  const unpacked = view.getUint32(at + entry.unpacked, true);
  const elsewhere =
    packed === 0
      ? (view.getUint16(at + entry.flags, true) & sizesFollowData) !== 0
      : unpacked === 0 && packed > packedOfNothing;
  if (elsewhere) throw tooLarge();
  return unpacked;
}

/** The last end record, as the reader looks for it. */
function endRecordOf(view: DataView): number {
  const last = view.byteLength - endRecord.length;
  const first = Math.max(0, last - endRecord.commentLengthMax);
  for (let at = last; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endRecord.signature) return at;
  }
  throw notReadable();
}

function notReadable(): UnreadableSpreadsheet {
  return new UnreadableSpreadsheet('sheet-damaged');
}

function tooLarge(): UnreadableSpreadsheet {
  return new UnreadableSpreadsheet('sheet-unpacks-too-large');
}
