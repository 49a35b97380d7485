import { describe, expect, it } from '@jest/globals';
import { docxOf } from './paper-docx.js';
import { fieldsOf, type Paper } from './paper.js';
import { pdfOf } from './paper-pdf.js';
import { renderPaper } from './render.js';
import { checkTemplate } from './office-template.js';
import { AlignmentType, Document, Packer, Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { paragraphsOf } from '#testing/docx-text';
import { wordsOfPdf } from '#testing/pdf-text';

const longName = '内蒙古鄂尔多斯市东胜区示例新能源储能装备制造与氢能综合利用科技发展股份有限公司（筹）';
const paper: Paper = {
  title: '专家评审意见表',
  number: '事项编号：c134ff93c74b7903fa200',
  blocks: [
    {
      kind: 'facts',
      facts: [
        { label: '项目单位', value: longName, wide: true },
        { label: '产业方向', value: '新能源' },
        { label: '旗区', value: '东胜区' },
        { label: '承诺', value: '<b>&"不是标记"' },
      ],
    },
    { kind: 'heading', text: '一、评分' },
    {
      kind: 'table',
      name: '专家意见',
      columns: [
        { name: '专家', share: 1 },
        { name: '意见', share: 3 },
      ],
      rows: Array.from({ length: 30 }, (_, index) => [
        `专家${String(index + 1)}`,
        `第${String(index + 1)}条：${'技术路线清楚，团队稳定，建议支持。'.repeat(2)}`,
      ]),
    },
    { kind: 'words', text: '同意立项。\n请责任单位按时落实。' },
    { kind: 'signatures', lines: [{ label: '评审专家', value: '刘向东（示例）' }, { label: '秘书', value: '' }] },
  ],
};
const told = [
  ...['专家评审意见表', longName, '东胜区', '<b>&"不是标记"', '一、评分', '专家30', '请责任单位按时落实。'],
  ...['评审专家', '刘向东（示例）', '　　年　月　日'],
];

describe('a paper as .docx', () => {
  it('reads back whole with another reader', async () => {
    const read = paragraphsOf(await docxOf(paper));

    for (const words of told) expect(read.join('\n')).toContain(words);
    expect(read).toContain('专家1');
    expect(read.filter((text) => text.startsWith('第'))).toHaveLength(30);
  });

  it('has the page, the margins and the fonts of official documents (GB/T 9704)', async () => {
    const xml = strFromU8(unzipSync(await docxOf(paper))['word/document.xml']!);

    expect(xml.includes('<w:pgSz w:w="11905" w:h="16837"')).toBe(true);
    const [margins] = /<w:pgMar [^>]*>/.exec(xml) ?? [];
    expect(margins).toContain('w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"');
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体']) {
      expect(xml.includes(`w:eastAsia="${font}"`)).toBe(true);
    }
  });
});

describe('a paper as PDF', () => {
  it('reads back whole with another reader, its font embedded', async () => {
    const bytes = await pdfOf(paper);
    const read = wordsOfPdf(bytes);

    for (const words of told) expect(read).toContain(words);
    expect(read).toContain('— 1 —');
    expect(Buffer.from(bytes).toString('latin1')).toContain('/FontFile2');
    expect(bytes.length).toBeLessThan(400_000);
  });
});

/** An office's own form, with its own words around the fields. */
async function formOf(...lines: string[]): Promise<Uint8Array> {
  const children = lines.map((text) => new Paragraph({ text, alignment: AlignmentType.LEFT }));
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

describe('the form an office brings', () => {
  const fields = fieldsOf(paper);

  it('is filled with fields and lists', async () => {
    const template = await formOf(
      ...['我局意见表', '单位：{项目单位}，旗区：{旗区}', '{#专家意见}', '{专家}说：{意见}', '{/专家意见}'],
    );
    await expect(checkTemplate(template, fields)).resolves.toBeUndefined();
    const read = paragraphsOf(await renderPaper({ paper, format: 'docx', template }));

    expect(read).toContain('我局意见表');
    expect(read).toContain(`单位：${longName}，旗区：东胜区`);
    expect(read.filter((text) => text.includes('说：第'))).toHaveLength(30);
    expect(read.join('')).not.toContain('{');
  });

  it.each([
    ['an unknown field', ['{项目单位}{身份证号}{密级}'], 'does not know: 身份证号、密级'],
    ['half a brace', ['{项目单位'], 'brace'],
  ])('is refused for %s, by name', async (_, lines, message) => {
    await expect(checkTemplate(await formOf(...lines), fields)).rejects.toThrow(message);
  });

  it('is refused when it is no .docx', async () => {
    const file = new TextEncoder().encode('PK\u0003\u0004 {项目单位}');
    await expect(checkTemplate(file, fields)).rejects.toThrow('.docx file that can be read');
  });
});
