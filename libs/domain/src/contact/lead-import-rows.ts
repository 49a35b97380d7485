import type { RegisteredRow, RowResult, SheetRow } from './lead-import.js';

export function byRow<Row extends { readonly row: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, Row> {
  return new Map(rows.map((row) => [row.row, row]));
}

export function refusedRow(row: number, code: string): RowResult {
  return { row, result: 'refused', code };
}

export function unansweredRow(row: number): SheetRow {
  return { row, digest: '', faults: ['not-answered'] };
}

/** Takes from an answer what the event may carry and nothing else it may hold; so do the next two. */
export function sheetRow({ row, digest, faults, facts }: SheetRow): SheetRow {
  return { row, digest, faults, ...(facts && { facts }) };
}

export function registeredRow(answer: RegisteredRow): RegisteredRow {
  const { row, subjectId, name, creditCode, contactPersonId, code } = answer;
  return {
    row,
    ...(subjectId !== undefined && { subjectId }),
    ...(name !== undefined && { name }),
    ...(creditCode !== undefined && { creditCode }),
    ...(contactPersonId !== undefined && { contactPersonId }),
    ...(code !== undefined && { code }),
  };
}

export function rowResult({ row, result, caseId, code, unit }: RowResult): RowResult {
  return {
    row,
    result,
    ...(caseId !== undefined && { caseId }),
    ...(code !== undefined && { code }),
    ...(unit !== undefined && { unit }),
  };
}
