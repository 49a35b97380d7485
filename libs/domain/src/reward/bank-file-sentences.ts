import type { Sentences } from '../shared/sentences.js';
import type { BankComplaintCode } from './bank-file.js';

/** Why the bank would return a line; `{detail}` is a column's heading or characters of a cell. */
export const bankComplaintSentences = {
  'cell-empty': {
    zh: '“{detail}”为空，银行会退回。',
    en: 'The column “{detail}” is empty; the bank would return the line.',
  },
  'account-unreadable': {
    zh: '收款账号不是有效的账号或卡号。',
    en: 'The payee’s account is not a number a bank can read.',
  },
  'name-differs': {
    zh: '收款户名与受益单位名称不一致，银行会按户名不符退回。',
    en: 'The account’s holder is not the beneficiary’s name; the bank would return the line.',
  },
  'bank-number-missing': {
    zh: '跨行付款缺少联行号，请核对开户行名称。',
    en: 'A payment to another bank needs its bank number, and this bank’s is not known.',
  },
  'purpose-not-listed': {
    zh: '公转私超过限额，用途须取自银行的固定列表。',
    en: 'A payment to a person above the limit needs a purpose of the bank’s own list.',
  },
  'characters-unknown': {
    zh: '该行含有文件编码不支持的字符：{detail}。',
    en: 'The file’s encoding has no such characters: {detail}.',
  },
} as const satisfies Sentences & Readonly<Record<BankComplaintCode, unknown>>;
