/** The columns of a payment sheet, in their order; a result sheet is the same one, filled in. */
export const sheetColumns = [
  'line',
  'batch',
  'holder',
  'account',
  'bank',
  'amount',
  'purpose',
  'reference',
  'result',
  'reason',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** Headings as we write them. */
export const headings: Readonly<Record<SheetColumn, string>> = {
  line: '序号',
  batch: '批次号',
  holder: '收款人户名',
  account: '收款账号',
  bank: '开户行',
  amount: '金额（元）',
  purpose: '用途',
  reference: '付款流水号',
  result: '结果（成功/退回）',
  reason: '退回原因',
};

/** Begins the row of control totals. */
export const totalsMark = '合计';

/** Unlike any other payment's: a bank carries it through as 自定义序号 or 客户业务编号. */
export function referenceOf({ caseId, paymentId }: { caseId: string; paymentId: string }): string {
  return `${caseId}/${paymentId}`;
}
