/** A finding of the evaluation, and which clauses answer it. */
export interface Citation {
  readonly number: number;
  readonly clauses: readonly number[];
}

/** Which clauses (counted from 1) cite which finding; a finding no clause cites has none. */
export function citationsOf(
  findings: readonly number[],
  clauses: readonly { readonly findings: readonly number[] }[],
): readonly Citation[] {
  return findings.map((number) => ({
    number,
    clauses: clauses.flatMap((clause, index) => (clause.findings.includes(number) ? index + 1 : [])),
  }));
}
