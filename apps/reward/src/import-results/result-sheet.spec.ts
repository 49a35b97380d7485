import { describe, expect, it } from '@jest/globals';
import { fenIn, readResultSheet } from './result-sheet.js';

const headings = ['序号', '收款账号', '金额（元）', '结果', '退回原因'];

function readingOf(...rows: string[][]) {
  return readResultSheet([{ name: '结果', rows: [headings, ...rows] }]);
}

describe('an amount in yuan', () => {
  it.each([
    ['12345.67', '1234567'],
    ['１２，３４５．６７', '1234567'],
    ['¥12,345.6元', '1234560'],
    ['￥ 100', '10000'],
    ['0.10', '10'],
    ['7.500', '750'],
    ['9999999999999999.99', '999999999999999999'],
  ])('%s is %s fen', (text, amount) => {
    expect(fenIn(text)).toBe(amount);
  });

  it.each(['', '-1', '12345.332', '1e3', '一百', '1.2.3', '12万'])('%j is none', (text) => {
    expect(fenIn(text)).toBeUndefined();
  });
});

describe('a result sheet', () => {
  it('is read by its headings, wherever they stand and however they are written', () => {
    const sheet = readResultSheet([
      { name: '说明', rows: [['请勿修改']] },
      {
        name: 'Sheet1',
        rows: [
          ['某某银行批量转账结果'],
          [],
          ['交易 状态', '自定义序号', '收款人帐号', '付款金额(元)', '顺序号', '失败原因'],
          ['成功', 'c1/payment-1', '6222 0212 3456', '1.00', '1', ''],
          ['失败', 'c2/payment-1', '6222****3457', '2.00', '０２', '账号户名不符'],
        ],
      },
    ]);

    expect(sheet).toEqual({
      rows: [
        {
          ...{ row: 4, line: 1, amount: '100', account: '622202123456' },
          ...{ reference: 'c1/payment-1', result: 'paid' },
        },
        {
          ...{ row: 5, line: 2, amount: '200', reference: 'c2/payment-1' },
          ...{ result: 'returned', bankReason: 'holder-mismatch' },
        },
      ],
      skipped: [],
    });
  });

  it('keeps a row whose amount cannot be read, so that the line shows as altered', () => {
    expect(readingOf(['1', '', '12345.332', '成功', ''])?.rows).toEqual([
      { row: 2, line: 1, result: 'paid' },
    ]);
  });

  it('passes over totals and empty rows without a word', () => {
    const sheet = readingOf(
      ['', '', '', '', ''],
      ['合计', '', '3.00', '', ''],
      ['', '总计（2 笔）', '3.00', '成功', ''],
    );

    expect(sheet).toEqual({ rows: [], skipped: [] });
  });

  it('reads the row of a payee whose name begins like a total', () => {
    const rows = [[...headings, '收款人户名'], ['1', '', '1.00', '成功', '', '总计科技有限公司']];

    expect(readResultSheet([{ name: 'a', rows }])?.rows).toHaveLength(1);
  });

  it.each([
    ['line-unreadable', ['甲', '', '1.00', '成功', '']],
    ['line-unreadable', ['1.5', '', '1.00', '成功', '']],
    ['result-missing', ['1', '', '1.00', ' ', '']],
    ['result-unknown', ['1', '', '1.00', '处理中', '']],
    ['result-contradictory', ['1', '', '1.00', '成功', '账号错误']],
  ])('says %s of a row that says nothing clear', (code, row) => {
    expect(readingOf(row)).toEqual({ rows: [], skipped: [{ row: 2, code }] });
  });

  it.each([
    ['without a result', ['序号', '金额（元）']],
    ['in another unit', ['序号', '金额（万元）', '结果']],
    ['below the tenth row', ['x']],
  ])('is none when its headings are %s', (_, row) => {
    const rows = [row, ...Array.from({ length: 9 }, () => ['x']), row[0] === 'x' ? headings : row];

    expect(readResultSheet([{ name: 'a', rows }])).toBeUndefined();
  });
});
