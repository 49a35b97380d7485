import { UnreadableSpreadsheet } from './sheet.js';

/**
 * Of the characters GBK writes in two bytes, this share lies within GB 2312 in any sheet people
 * typed; text of another encoding taken for GBK does not come near it.
 */
const knownShareMin = 0.75;

/**
 * The text of a .csv: UTF-8 with or without its mark, or what Chinese systems write, GBK, read as
 * GB 18030 because rare characters of names lie outside GBK. Where neither is certain it is refused
 * rather than guessed: a wrong guess enters wrong names.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.includes(0) || isUtf16(bytes)) throw new UnreadableSpreadsheet('sheet-not-text');
  const text = chosen(bytes);
  if (text === undefined) throw new UnreadableSpreadsheet('sheet-encoding-unknown');
  if (/[\u0001-\u0008\u000e-\u001f]/u.test(text)) throw new UnreadableSpreadsheet('sheet-not-text');
  return text;
}

function chosen(bytes: Uint8Array): string | undefined {
  const utf8 = decoded(bytes, 'utf-8');
  // Two GBK bytes can be one Cyrillic or Arabic letter of UTF-8: 一 is D2 BB, and so is һ.
  if (utf8 !== undefined && (isAscii(bytes) || hasMark(bytes) || /[\u2e80-\uffee]/u.test(utf8))) {
    return utf8;
  }
  const gb = decoded(bytes, 'gb18030');
  return gb !== undefined && isLikelyChinese(bytes, gb) ? gb : utf8;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Counts the pairs of bytes: nearly all of them characters of GB 2312, and Han among them. */
function isLikelyChinese(bytes: Uint8Array, text: string): boolean {
  let pairs = 0;
  let known = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    const isFourBytes = trail >= 0x30 && trail <= 0x39;
    pairs += 1;
    if (((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7)) && trail >= 0xa1) known += 1;
    at += isFourBytes ? 3 : 1;
  }
  return /\p{Script=Han}/u.test(text) && !/\p{Co}/u.test(text) && known / pairs >= knownShareMin;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
