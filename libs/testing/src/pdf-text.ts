import { unzlibSync } from 'fflate';

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

interface Part {
  readonly head: string;
  readonly body: string;
}

/** The objects of a PDF with their streams unpacked, by number. */
function partsOf(pdf: Uint8Array): ReadonlyMap<string, Part> {
  const text = latin(pdf);
  const parts = new Map<string, Part>();
  for (const { 1: number = '', 2: head = '', index } of text.matchAll(/(\d+) 0 obj\n(.*?)(?=stream\n|endobj)/gs)) {
    const at = text.indexOf('stream\n', index);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const packed = pdf.subarray(at + 7, at + 7 + length);
    const isPacked = length > 0 && head.includes('/FlateDecode');
    parts.set(number, { head, body: isPacked ? latin(unzlibSync(packed)) : latin(packed) });
  }
  return parts;
}

/** What each glyph means, out of a font's /ToUnicode map. */
function meanings(map: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [, range = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, from = '', , list = ''] of range.matchAll(/<(\w+)> <(\w+)> \[(.*?)\]/gs)) {
      [...list.matchAll(/<([^>]*)>/g)].forEach(([, hex = ''], at) => {
        const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
        const text = String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
        found.set(parseInt(from, 16) + at, text);
      });
    }
  }
  return found;
}

/** The words of a PDF our press made, in the order they are drawn; lines are not told apart. */
export function wordsOfPdf(pdf: Uint8Array): string {
  const parts = partsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const { head } of parts.values()) {
    for (const [, name = '', number = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(parts.get(number)?.head ?? '')?.[1] ?? '';
      fonts.set(name, meanings(parts.get(map)?.body ?? ''));
    }
  }
  let words = '';
  for (const { body } of parts.values()) {
    let font: ReadonlyMap<number, string> = new Map();
    for (const [, name, shown] of body.matchAll(/\/(F\d+) [\d.]+ Tf|\[(<.*?)\] TJ/gs)) {
      if (name !== undefined) font = fonts.get(name) ?? font;
      for (const [, hex = ''] of (shown ?? '').matchAll(/<(\w+)>/g)) {
        const glyphs = hex.match(/.{4}/g) ?? [];
        words += glyphs.map((glyph) => font.get(parseInt(glyph, 16)) ?? '').join('');
      }
    }
  }
  return words;
}
