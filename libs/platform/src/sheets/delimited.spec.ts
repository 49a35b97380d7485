import { describe, expect, it } from '@jest/globals';
import { read, utils } from '@e965/xlsx';
import { charactersLacking, writeDelimited } from './delimited.js';

const rows = [
  ['收款账号', '收款户名', '备注'],
  ['0622202123456789012', '示例，储能（东胜）有限公司', '一句"话",两行\r\n就是'],
  ['2', '=1+1', '＝cmd'],
];
const disarmed = [rows[0], rows[1], ['2', "'=1+1", "'＝cmd"]];

/** Decoder and reader are other programs' than the ones that wrote. */
const readBy = (bytes: Uint8Array, encoding: string) => {
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  const book = read(text, { type: 'string', raw: true });
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1, raw: false });
};

describe('rows written as text', () => {
  it('read back in GBK by another reader, digits and commas and all', () => {
    expect(readBy(writeDelimited(rows, { encoding: 'gbk' }), 'gbk')).toEqual(disarmed);
  });

  it('read back in UTF-8, whose mark tells a spreadsheet program so', () => {
    const bytes = writeDelimited(rows, { encoding: 'utf-8' });

    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(readBy(bytes, 'utf-8')).toEqual(disarmed);
  });

  it('are one byte a letter and two a character in GBK, with a line break the bank knows', () => {
    const bytes = writeDelimited([['工行', 'A']], { encoding: 'gbk', delimiter: '|' });

    expect(Buffer.from(bytes).toString('hex')).toBe('b9a4d0d07c410d0a');
  });

  it('are refused where the encoding lacks a character: a bank would read another name', () => {
    expect(charactersLacking('𠮷田𬭎示例㐂', 'gbk')).toBe('𠮷𬭎㐂');
    expect(charactersLacking('𠮷田', 'utf-8')).toBe('');
    expect(() => writeDelimited([['𬭎']], { encoding: 'gbk' })).toThrow('gbk has no 𬭎');
  });
});
