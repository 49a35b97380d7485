import type { RegisteredRow, Resembled, RowResult, SheetRow, TakenBackRow } from './lead-import.js';

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

/** Takes from an answer what the event may carry and nothing else it may hold; so do those below. */
export function sheetRow({ row, digest, faults, facts }: SheetRow): SheetRow {
  return { row, digest, faults, ...(facts && { facts }) };
}

export function registeredRow(answer: RegisteredRow): RegisteredRow {
  const { row, subjectId, name, creditCode, contactPersonId, code, resembles = [] } = answer;
  return {
    row,
    ...(subjectId !== undefined && { subjectId }),
    ...(name !== undefined && { name }),
    ...(creditCode !== undefined && { creditCode }),
    ...(contactPersonId !== undefined && { contactPersonId }),
    ...(code !== undefined && { code }),
    ...(resembles.length > 0 && { resembles: resembles.map(resembled) }),
  };
}

function resembled({ subjectId, name, creditCode, because }: Resembled): Resembled {
  return { subjectId, name, ...(creditCode !== undefined && { creditCode }), because };
}

export function takenBackRow({ row, result, code }: TakenBackRow): TakenBackRow {
  return { row, result, ...(code !== undefined && { code }) };
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
