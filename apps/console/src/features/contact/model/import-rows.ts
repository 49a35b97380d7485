import type { ImportView } from '#contracts/contact/views';

type Row = ImportView['rows'][number];
type KeptRow = Row & Required<Pick<Row, 'caseId'>>;

/** Which rows a list of the import shows. */
export const rowChoices = ['faulty', 'taken-back', 'all'] as const;
export type RowChoice = (typeof rowChoices)[number];

/** Cases an undone import left as they are: each says why. */
export function keptIn(rows: readonly Row[]): readonly KeptRow[] {
  return rows.filter((row): row is KeptRow => isKept(row));
}

/** What was refused or is a duplicate, what an undone import gave up or kept, or everything. */
export function rowsChosen(rows: readonly Row[], choice: RowChoice): readonly Row[] {
  switch (choice) {
    case 'faulty':
      return rows.filter(({ result }) => result === 'refused' || result === 'duplicate');
    case 'taken-back':
      return rows.filter((row) => row.result === 'withdrawn' || isKept(row));
    case 'all':
      return rows;
  }
}

/** Of a hundred, how far the import is: what waits for a person has not come through. */
export function percentDone({ phase, rows, pending, suspected }: ImportView): number {
  if (phase === 'finished') return wholePercent;
  const done = rows.length - pending - suspected;
  return Math.floor((wholePercent * done) / Math.max(1, rows.length));
}

const wholePercent = 100;

function isKept({ result, caseId, code }: Row): boolean {
  return result === 'opened' && caseId !== undefined && code !== undefined;
}
