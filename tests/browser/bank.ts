import { writeXlsx } from 'hucre/xlsx';

/** What a bank writes of a line: our number of it, the amount in yuan, its result, and why not. */
export type BankRow = readonly [line: string, yuan: string, result: string, reason: string];

/** A bank's result sheet under its own headings. */
export function resultSheet(...rows: BankRow[]): Promise<Uint8Array> {
  const headings = ['顺序号', '交易金额', '处理结果', '失败原因'];
  return writeXlsx({ sheets: [{ name: '批量转账结果', rows: [headings, ...rows.map((row) => [...row])] }] });
}
