import type { BankReason } from '#domain/reward/bank-reasons';
import type { BankResult } from '#domain/reward/batch-results';

/** What banks and treasuries write for a line that went through (forms.md §6.1, §6.2). */
const paidWords = new Set([
  ...['成功', '已付', '已支付', '已入账', '已到账', '记账完成', 's', '00', 'success'],
  ...['支付成功', '付款成功', '交易成功', '处理成功', '转账成功'],
]);

/** … and for one that came back or never left. */
const returnedWords = new Set([
  ...['退回', '失败', '退票', '退汇', '已退回', '已退票', '已退汇', 'f', 'fail', 'failed'],
  ...['支付失败', '付款失败', '交易失败', '处理失败', '转账失败'],
]);

/** Codes of returns that were seen in use (forms.md §6.2). */
const returnCodes: ReadonlyMap<string, BankReason> = new Map([
  ['01', 'account-mismatch'],
  ['02', 'holder-mismatch'],
  ['03', 'other'],
  ['10', 'other'],
  ['11', 'account-frozen'],
  ['20', 'other'],
  ['90', 'other'],
  ['3004', 'account-mismatch'],
  ['3030', 'account-mismatch'],
  ['3031', 'holder-mismatch'],
  ['3032', 'other'],
  ['3039', 'account-closed'],
]);

/** The first that fits is the reason: 账号户名不符 is about the holder, 账户已冻结 not about the number. */
const reasonsByWords: readonly (readonly [RegExp, BankReason])[] = [
  [/开户行|开户机构|收款行|行号|联行|行名/, 'bank-wrong'],
  [/户名|姓名|名称/, 'holder-mismatch'],
  [/销户|关户|注销|失效|作废/, 'account-closed'],
  [/冻结|止付|挂失|未激活|非结算户|状态/, 'account-frozen'],
  [/账号|卡号|账户/, 'account-mismatch'],
];

const nothingSaid = new Set(['', '-', '/', '无', 'n/a']);

/** Full-width becomes half-width, spaces and brackets go, 帐 is written 账. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s()[\]{}【】〔〕]/gu, '')
    .replaceAll('帐', '账')
    .toLowerCase();
}

/** @returns undefined for words that say neither: accepted, under way, or never seen before. */
export function resultOf(text: string): BankResult | undefined {
  const word = normalised(text);
  if (paidWords.has(word)) return 'paid';
  return returnedWords.has(word) || returnCodes.has(word) ? 'returned' : undefined;
}

/** Whether a reason column says anything but that all went well. */
export function givesReason(text: string): boolean {
  const word = normalised(text);
  return !nothingSaid.has(word) && !paidWords.has(word);
}

/** The reason of the closed list; `other` where a bank gives none, or one of its own. */
export function reasonOf(...texts: readonly string[]): BankReason {
  for (const text of texts) {
    const word = normalised(text);
    const byCode = returnCodes.get(word);
    if (byCode) return byCode;
    const byWords = reasonsByWords.find(([words]) => words.test(word));
    if (byWords) return byWords[1];
  }
  return 'other';
}
