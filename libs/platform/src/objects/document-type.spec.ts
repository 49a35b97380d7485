import { describe, expect, it } from '@jest/globals';
import { documentTypeOf } from './document-type.js';

const text = (words: string) => new TextEncoder().encode(words);

/** The directory of a ZIP that names these parts; contents are nobody's business here. */
function zipOf(...names: string[]): Uint8Array {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46 + Buffer.byteLength(name));
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.write(name, 46);
    return entry;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  return Buffer.concat([directory, end]);
}

describe('the type of a document', () => {
  it.each<[string, Uint8Array]>([
    ['pdf', text('%PDF-1.7\n')],
    ['png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)],
    ['jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['docx', zipOf('[Content_Types].xml', 'word/document.xml')],
    ['xlsx', zipOf('[Content_Types].xml', 'xl/workbook.xml')],
    ['ofd', zipOf('OFD.xml', 'Doc_0/Document.xml')],
  ])('is %s by what it holds', (type, bytes) => {
    expect(documentTypeOf(bytes)).toBe(type);
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['plain words', text('示例：文字')],
    ['a program', text('MZ\u0090')],
    ['a page', text('<html><script>alert(1)</script></html>')],
    ['a ZIP of something else', zipOf('index.html')],
    ['a directory that leads nowhere', zipOf('word/document.xml').subarray(10)],
  ])('is none for %s', (_, bytes) => {
    expect(documentTypeOf(bytes)).toBeUndefined();
  });
});
