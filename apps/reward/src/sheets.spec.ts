import { describe, expect, it } from '@jest/globals';
import readExcelFile from 'read-excel-file/node';
import { readSpreadsheet, writeSpreadsheet } from '#platform/sheets/spreadsheet';
import { paymentSheet, type PaymentSheet } from './export-batch/payment-sheet.js';
import { readResultSheet } from './import-results/result-sheet.js';

const account = (holder: string, number: string) => {
  return { holder, bank: '示例银行', branch: '示例银行东胜支行', number };
};
const batch: PaymentSheet = {
  batchId: 'b0123456789abcdef0123',
  title: '示例市人才专项资金拨付清单',
  lines: [
    {
      ...{ line: 1, reference: 'c1/payment-1', amount: '1234567' },
      account: account('示例储能有限公司', '6222021234567890128'),
    },
    {
      ...{ line: 3, reference: 'c2/payment-2', amount: '5' },
      account: account('=张（示例）', '0001234567'),
    },
  ],
  totals: { count: 2, total: '1234572' },
};

/** The sheet as a clerk gives it back: what the bank said in the last two columns. */
function answered(...answers: (readonly [result: string, reason: string])[]) {
  const { rows, ...sheet } = paymentSheet(batch);
  const filled = rows.map((row, index) => {
    const answer = answers[index - 2];
    return answer && row.length > 2 ? [...row.slice(0, -2), ...answer] : row;
  });
  return writeSpreadsheet([{ ...sheet, rows: filled }]);
}

describe('a payment sheet', () => {
  it('says to another reader what the bank must do, as text, and the total', async () => {
    const bytes = await writeSpreadsheet([paymentSheet(batch)]);
    const [sheet] = await readExcelFile(Buffer.from(bytes));

    expect(sheet?.data.map((row) => row.filter((cell) => cell !== null))).toEqual([
      ['示例市人才专项资金拨付清单'],
      [
        ...['序号', '批次号', '收款人户名', '收款账号', '开户行', '金额（元）', '用途', '付款流水号'],
        ...['结果（成功/退回）', '退回原因'],
      ],
      [
        ...['1', 'b0123456789abcdef0123', '示例储能有限公司', '6222021234567890128'],
        ...['示例银行东胜支行', '12345.67', '奖励支付款', 'c1/payment-1'],
      ],
      [
        ...['3', 'b0123456789abcdef0123', "'=张（示例）", '0001234567'],
        ...['示例银行东胜支行', '0.05', '奖励支付款', 'c2/payment-2'],
      ],
      ['合计', '共2笔', '大写：壹万贰仟叁佰肆拾伍元柒角贰分', '12345.72'],
    ]);
  });

  it('comes back as the result of the lines it named', async () => {
    const file = await answered(['成功', ''], ['退回', '账户已销户']);

    const read = readResultSheet(await readSpreadsheet(file));
    expect(read?.skipped).toEqual([]);
    expect(read?.rows).toEqual([
      {
        ...{ row: 3, line: 1, amount: '1234567', account: '6222021234567890128' },
        ...{ batchId: batch.batchId, reference: 'c1/payment-1', result: 'paid' },
      },
      {
        ...{ row: 4, line: 3, amount: '5', account: '0001234567' },
        ...{ batchId: batch.batchId, reference: 'c2/payment-2' },
        ...{ result: 'returned', bankReason: 'account-closed' },
      },
    ]);
  });

  it('answers nothing while nobody has filled it in', async () => {
    const read = readResultSheet(await readSpreadsheet(await answered()));

    expect(read?.rows).toEqual([]);
    expect(read?.skipped.map(({ code }) => code)).toEqual(['result-missing', 'result-missing']);
  });
});
