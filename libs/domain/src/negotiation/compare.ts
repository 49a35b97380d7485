import type { Clause, Terms } from './terms.js';

/** What of a clause two versions may say differently. */
export const clauseFields = [
  'kind',
  'beneficiaryId',
  'basis',
  'condition',
  'evidenceKind',
  'milestoneDueOn',
  'fundId',
  'shares',
  'responsibleUnitId',
  'findings',
] as const;
export type ClauseField = (typeof clauseFields)[number];

export interface ChangedClause {
  readonly from: Clause;
  readonly to: Clause;
  readonly fields: readonly ClauseField[];
}

export interface Comparison {
  readonly added: readonly Clause[];
  readonly removed: readonly Clause[];
  readonly changed: readonly ChangedClause[];
}

/**
 * What became of the clauses from one version to another. Ids are positions and say nothing of it:
 * a clause said the same is the same wherever it stands; of the rest, clauses of one kind for one
 * beneficiary are the same promise changed. Words are compared by their digests.
 */
export function compareTerms(from: Terms, to: Terms): Comparison {
  const removed = [...from.clauses];
  const added = [...to.clauses];
  takePairs(removed, added, (a, b) => fieldsChanged(a, b).length === 0);
  const changed = takePairs(removed, added, isSamePromise);
  return {
    added,
    removed,
    changed: changed.map(([before, after]) => ({
      from: before,
      to: after,
      fields: fieldsChanged(before, after),
    })),
  };
}

function isSamePromise(a: Clause, b: Clause): boolean {
  return a.kind === b.kind && a.beneficiaryId === b.beneficiaryId;
}

/** Takes the pairs that belong together out of both lists, in the order of the first. */
function takePairs(
  left: Clause[],
  right: Clause[],
  belong: (a: Clause, b: Clause) => boolean,
): readonly (readonly [Clause, Clause])[] {
  const pairs: (readonly [Clause, Clause])[] = [];
  for (const one of [...left]) {
    const other = right.find((each) => belong(one, each));
    if (!other) continue;
    pairs.push([one, other]);
    left.splice(left.indexOf(one), 1);
    right.splice(right.indexOf(other), 1);
  }
  return pairs;
}

function fieldsChanged(a: Clause, b: Clause): readonly ClauseField[] {
  return clauseFields.filter((field) => said(a, field) !== said(b, field));
}

function said(clause: Clause, field: ClauseField): string {
  switch (field) {
    case 'condition':
      return clause.condition.digest;
    case 'basis':
      return 'policyClauseId' in clause.basis
        ? `policy:${clause.basis.policyClauseId}`
        : `reason:${clause.basis.oneCaseReason.digest}`;
    case 'shares':
      return [...clause.shares]
        .sort((a, b) => a.fiscalYear - b.fiscalYear)
        .map(({ fiscalYear, amount }) => `${String(fiscalYear)}:${amount}`)
        .join();
    case 'findings':
      return [...clause.findings].sort((a, b) => a - b).join();
    default:
      return clause[field];
  }
}
