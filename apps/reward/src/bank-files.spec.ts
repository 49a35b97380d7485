import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { loadPack } from '#platform/pack/load-pack';
import type { Instruction } from './batch-instructions.js';
import { bytesOf, plannedFiles, templateOf } from './bank-files.js';
import { bankExport } from './export-batch/bank-export.js';
import { readSpreadsheet } from '#platform/sheets/spreadsheet';
import { readResultSheet } from './import-results/result-sheet.js';

const { bankFiles } = loadPack(fileURLToPath(new URL('../../../packs/ordos', import.meta.url)));

const lineOf = (line: number): Instruction => ({
  line,
  reference: `c${String(line)}/payment-1`,
  amount: String(line * 100 + 5),
  account: { holder: '示例储能有限公司', bank: '中国建设银行', number: `0622202${String(1000 + line)}` },
  payeeIsPerson: false,
});
const lines = (count: number) => Array.from({ length: count }, (_, index) => lineOf(index + 1));
const planned = (templateId: string, instructions: readonly Instruction[]) =>
  plannedFiles(bankFiles, templateOf(bankFiles, templateId), 'b-1', instructions, {
    payOn: '2026-11-21',
  });

/** Read by another program's reader: text stays text, whatever it looks like. */
const readBack = (bytes: Uint8Array, kind: string): string[][] => {
  const book =
    kind === 'xlsx'
      ? read(bytes, { type: 'array' })
      : read(new TextDecoder('gbk', { fatal: true }).decode(bytes), { type: 'string', raw: true });
  const [name = ''] = book.SheetNames;
  return utils.sheet_to_json(book.Sheets[name]!, { header: 1, raw: false, defval: '' });
};

/** As forms.md §6 has them, written down a second time and by hand. */
const headings: Readonly<Record<string, string>> = {
  icbc:
    '币种|日期|明细标志|顺序号|付款账号开户行|付款账号/卡号|付款账号名称/卡名称|收款账号开户行|收款账号省份|' +
    '收款账号地市|收款账号地区码|收款账号|收款账号名称|金额|汇款用途|备注信息|汇款方式|收款账户短信通知手机号码|自定义序号',
  boc:
    '付款人账号|收款人账号|收款人户名|收款人开户行|收款行CNAPS行号|收款行清算行号|收款人类型|付款金额|付费账号|' +
    '指定付款日期|用途|客户业务编号|收款人Email|交易处理方式',
  cgb:
    '付款账号|付款方户名|收款账号|收款账户户名|收款账户开户行|联行号|转账类型(1:行外交易 0:行内交易)|' +
    '收款账户类型(0:企业 1:个人)|交易金额|网银备忘|备注|附言',
  'small-50': '收款帐号|收款户名|金额|开户行|开户地',
  treasury:
    '机构名称|收款人账号|收款人姓名|收款人开户行|申请时间|凭证编号|退汇标志|退汇凭证号|支付金额|状态|科目|用途|' +
    '指标摘要|经济分类|资金性质|一级预算单位|基层预算单位|预算项目|功能分类|退汇原因',
};

describe.each(bankFiles.templates)('the file of $templateId', (template) => {
  it('has the columns that were seen, and reads back equal', async () => {
    const { files, complaints } = planned(template.templateId, lines(3));
    const [file] = files;
    const found = readBack(await bytesOf(file!, template), template.file.kind);

    expect(found).toEqual(file!.rows);
    expect(found[0]!.join('|')).toBe(headings[template.templateId]);
    expect(found[1]).toContain('06222021001');
    expect(found[1]).toContain('1.05');
    expect(complaints).toEqual([]);
  });

  it('comes back with a result, matched to the lines it named', async () => {
    const [file] = planned(template.templateId, lines(2)).files;
    const rows = file!.rows.map((row, index) => [...row, index === 0 ? '处理结果' : '成功']);
    const bytes = await bytesOf({ ...file!, rows }, template);
    const read = readResultSheet(await readSpreadsheet(bytes));

    expect(read?.skipped).toEqual([]);
    expect(read?.rows).toMatchObject([
      { amount: '105', account: '06222021001', result: 'paid' },
      { amount: '205', account: '06222021002', result: 'paid' },
    ]);
  });
});

describe('a batch larger than the bank’s file', () => {
  it('leaves as several files, each with its own control totals', async () => {
    const plan = planned('small-50', lines(120));
    const { name, bytes } = await bankExport(plan, 'b-1');
    const entries = unzipSync(bytes);

    expect(name).toBe('b-1-small-50.zip');
    expect(plan.files.map(({ count, total }) => [count, total])).toEqual([
      [50, '127750'],
      [50, '377750'],
      [20, '221100'],
    ]);
    expect(Object.keys(entries)).toEqual([
      ...['b-1-small-50-1.csv', 'b-1-small-50-2.csv', 'b-1-small-50-3.csv', '核对单.csv'],
    ]);
    const totals = strFromU8(entries['核对单.csv']!).split('\r\n');
    expect(totals[1]).toMatch(/^b-1-small-50-1\.csv,50,1277\.50,壹仟贰佰柒拾柒元伍角整,[0-9a-f]{64}$/);
    expect(readBack(entries['b-1-small-50-3.csv']!, 'csv')).toHaveLength(21);
    expect((await bankExport(plan, 'b-1')).bytes).toEqual(bytes);
  });
});

describe('a name with a character GBK lacks', () => {
  it('is complained of by line, and not where the file is UTF-8', () => {
    const rare = { ...lineOf(1), account: { ...lineOf(1).account, holder: '示例𬭎业' } };

    expect(planned('cgb', [rare]).complaints).toEqual([
      { line: 1, code: 'characters-unknown', detail: '𬭎' },
    ]);
    expect(planned('boc', [rare]).complaints).toEqual([]);
  });
});
