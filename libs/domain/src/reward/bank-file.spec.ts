import { describe, expect, it } from '@jest/globals';
import {
  bankComplaintCodes,
  bankFields,
  bankRow,
  complaintsOf,
  inFiles,
  type BankColumn,
  type BankFileFacts,
  type BankInstruction,
} from './bank-file.js';
import { bankComplaintSentences } from './bank-file-sentences.js';

const columns: readonly BankColumn[] = bankFields.map((field) => ({
  heading: field,
  field,
  needed: true,
  ...((field === 'other-bank' || field === 'person') && { words: { yes: '1', no: '0' } }),
}));

const facts: BankFileFacts = {
  batchId: 'b-1',
  payer: { holder: '示例市财政局', bank: '中国工商银行', branch: '示例支行', number: '00000000001' },
  banks: [
    { bankId: 'icbc', names: ['工商银行', '工行'], headOfficeNumber: '102100099996' },
    { bankId: 'own', names: ['示例银行'] },
  ],
  bankId: 'own',
  purpose: '奖励支付款',
  payOn: '2026-11-21',
};

const line: BankInstruction = {
  line: 7,
  reference: 'c1/payment-1',
  amount: '123456780',
  account: {
    holder: '示例储能有限公司',
    bank: '中国工商银行',
    branch: '东胜支行',
    number: '06222021234567',
  },
  payeeIsPerson: false,
  payeeName: '示例储能 有限公司',
};

const { payeeName: _, ...unnamed } = line;
const person: BankInstruction = {
  ...unnamed,
  payeeIsPerson: true,
  account: { ...line.account, holder: '示例某某', number: '6222021234567890128' },
};

const transfers = { limit: '5000000', purposes: ['奖励支付款', '借款'] };

const codesOf = (instruction: BankInstruction, more: Partial<BankFileFacts> = {}) =>
  complaintsOf(columns, instruction, { ...facts, ...more }, transfers).map(({ code }) => code);

describe('a row of a bank file', () => {
  it('says every field as the bank reads it', () => {
    const cells = bankRow(columns, line, facts);

    expect(Object.fromEntries(bankFields.map((field, index) => [field, cells[index]]))).toEqual({
      ...{ line: '7', batch: 'b-1', reference: 'c1/payment-1', holder: '示例储能有限公司' },
      ...{ account: '06222021234567', bank: '中国工商银行东胜支行' },
      ...{ 'bank-number': '102100099996', amount: '1234567.80', 'amount-grouped': '1,234,567.80' },
      ...{ purpose: '奖励支付款', 'payer-holder': '示例市财政局', 'payer-account': '00000000001' },
      ...{ 'payer-bank': '中国工商银行示例支行', 'pay-day': '20261121', 'other-bank': '1' },
      person: '0',
    });
  });

  it('leaves a column nobody can fill empty, and a constant as it is', () => {
    const row = bankRow([{ heading: '地区码' }, { heading: '币种', constant: 'RMB' }], line, facts);

    expect(row).toEqual(['', 'RMB']);
  });
});

describe('what the bank would return', () => {
  it('is nothing of a sound line', () => {
    expect(codesOf(line)).toEqual([]);
    expect(codesOf(person)).toEqual([]);
  });

  it('is a line whose holder is not the beneficiary', () => {
    const other = { ...line, account: { ...line.account, holder: '示例储能科技有限公司' } };

    expect(codesOf(other)).toEqual(['name-differs']);
  });

  it.each(['0', '无', '详见附件', '6222****0128', '1234567'])('is an account %j', (number) => {
    expect(codesOf({ ...line, account: { ...line.account, number } })).toEqual([
      'account-unreadable',
    ]);
  });

  it('is a person’s card with a digit mistyped', () => {
    const number = '6222021234567890129';

    expect(codesOf({ ...person, account: { ...person.account, number } })).toEqual([
      'account-unreadable',
    ]);
  });

  it('is a payment to another bank whose number is not known; within the bank none is needed', () => {
    const at = (bank: string) => ({ ...line, account: { ...line.account, bank } });

    expect(codesOf(at('乡镇某银行'))).toEqual(['bank-number-missing']);
    expect(codesOf(at('示例银行'))).toEqual([]);
  });

  it('is a cell that is empty, and it is named', () => {
    const { payOn: _, ...noDay } = facts;

    expect(complaintsOf(columns, line, noDay, transfers)).toEqual([
      { line: 7, code: 'cell-empty', detail: 'pay-day' },
    ]);
  });

  it('is a payment to a person above the limit, for a purpose the bank does not list', () => {
    const purpose = '人才奖励';

    expect(codesOf({ ...person, amount: '5000001' }, { purpose })).toEqual(['purpose-not-listed']);
    expect(codesOf({ ...person, amount: '5000000' }, { purpose })).toEqual([]);
    expect(codesOf({ ...line, amount: '5000001' }, { purpose })).toEqual([]);
  });

  it('is said in both languages', () => {
    expect(Object.keys(bankComplaintSentences)).toEqual([...bankComplaintCodes]);
  });
});

describe('the files of a batch', () => {
  it.each([
    [50, 50, [50]],
    [51, 50, [50, 1]],
    [3, 1, [1, 1, 1]],
    [0, 50, []],
  ])('of %i lines with at most %i rows hold %j', (count, rowsMax, sizes) => {
    const lines = Array.from({ length: count }, (_, index) => index);
    const files = inFiles(lines, rowsMax);

    expect(files.map(({ length }) => length)).toEqual(sizes);
    expect(files.flat()).toEqual(lines);
  });
});
