import { readFileSync } from 'node:fs';
import type { Role } from '#domain/shared/actor';

/**
 * Who may do what, written by hand and beside the code's own table, never out of it. Columns are
 * roles; `+` is let in at the door, `-` is turned away there, `open` needs no sign-in.
 */
export interface MatrixRow {
  /** As OpenAPI says it: `POST /api/contact/cases/{caseId}/qualify`. */
  readonly endpoint: string;
  readonly open: boolean;
  readonly allowed: readonly string[];
}

export interface Matrix {
  readonly roles: readonly string[];
  readonly rows: readonly MatrixRow[];
}

const file = 'tests/access/permission-matrix.tsv';

/** @throws Error where a row has no mark for a role, or another one than those three. */
export function readMatrix(): Matrix {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const [, ...roles] = header.split('\t');
  return { roles, rows: lines.map((line) => rowOf(line, roles)) };
}

function rowOf(line: string, roles: readonly string[]): MatrixRow {
  const [endpoint = '', ...marks] = line.split('\t');
  if (marks.length === 1 && marks[0] === 'open') return { endpoint, open: true, allowed: [] };
  const whole = marks.length === roles.length && marks.every((mark) => mark === '+' || mark === '-');
  if (!whole) throw new Error(`${file}: ${endpoint} has not one mark a role`);
  return { endpoint, open: false, allowed: roles.filter((_, index) => marks[index] === '+') };
}

/** Whether the table lets any of these roles in. */
export function letsIn(row: MatrixRow, held: readonly Role[]): boolean {
  return held.some((role) => row.allowed.includes(role));
}
