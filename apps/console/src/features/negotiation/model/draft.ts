import type { DraftTerms } from '#contracts/negotiation/commands';
import type { NegotiationView } from '#contracts/negotiation/views';
import { sumOfFen } from '../../../shared/money/amount.js';

export type Clause = NonNullable<NegotiationView['terms']>['clauses'][number];
type Rules = NegotiationView['rules'];

/** What a published clause settles: by the rules of this case, and by the document behind it. */
export type PolicyClause = Pick<Rules['policyClauses'][number], 'policyClauseId' | 'kind' | 'responsibleUnitId'> & {
  /** Out of which fund the document has it paid, where this case may draw on that one. */
  readonly fundId?: string | undefined;
  /** What the document asks for, in its own words. */
  readonly condition?: string | undefined;
};

export const bases = ['policyClauseId', 'oneCaseReason'] as const;
export type BasisKind = (typeof bases)[number];

/** A year and what is promised in it, as far as it is typed: fen digits, or what is none yet. */
export interface TypedShare {
  readonly key: number;
  readonly fiscalYear: number | undefined;
  readonly amount: string | undefined;
}

/** A clause while somebody writes it: anything may still be missing. */
export interface TypedClause {
  readonly key: number;
  readonly basis: BasisKind;
  readonly policyClauseId: string | undefined;
  readonly oneCaseReason: string;
  readonly kind: string | undefined;
  readonly beneficiaryId: string | undefined;
  readonly condition: string;
  readonly evidenceKind: string | undefined;
  readonly milestoneDueOn: string | undefined;
  readonly fundId: string | undefined;
  readonly shares: readonly TypedShare[];
  readonly responsibleUnitId: string | undefined;
  readonly findings: readonly number[];
}

/** Keys only tell rows apart on the page; nothing of them is sent. */
export class Keys {
  private last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }
}

/** What the page knows of a case's clauses before anything is typed. */
export interface Known {
  readonly year: number;
  /** The only ones there are, where there is but one. */
  readonly beneficiaryIds: readonly string[];
  readonly funds: readonly string[];
  /** Numbers of the conclusion's findings. */
  readonly findings: readonly number[];
  /** The usual kind of a promise for this case alone. */
  readonly kindOfOneCase: string | undefined;
  readonly evidenceOf: (kind: string) => readonly string[];
}

/** Where there is but one to choose, it is chosen. */
const only = <One>(all: readonly One[]): One | undefined => (all.length === 1 ? all[0] : undefined);

/** A clause of which nothing is typed yet: it cites the conclusion's finding where that has but one. */
export function blankClause(keys: Keys, { year, beneficiaryIds, funds, findings }: Known): TypedClause {
  const finding = only(findings);
  return {
    key: keys.next(),
    basis: 'policyClauseId',
    policyClauseId: undefined,
    oneCaseReason: '',
    kind: undefined,
    beneficiaryId: only(beneficiaryIds),
    condition: '',
    evidenceKind: undefined,
    milestoneDueOn: undefined,
    fundId: only(funds),
    shares: [{ key: keys.next(), fiscalYear: year, amount: undefined }],
    responsibleUnitId: undefined,
    findings: finding === undefined ? [] : [finding],
  };
}

/**
 * A further clause starts with what it usually shares with the one above: who gets it, out of which fund,
 * until when, before whom, by what proof. What it rests on, promises and cites is its own; one for this
 * case alone is of the kind the pack names for that.
 */
export function clauseAfter(
  keys: Keys,
  known: Known,
  above: TypedClause | undefined,
  basis: BasisKind = 'policyClauseId',
): TypedClause {
  const blank = { ...blankClause(keys, known), basis };
  const { beneficiaryId, fundId, milestoneDueOn, responsibleUnitId, evidenceKind } = above ?? blank;
  const shared = { ...blank, beneficiaryId, fundId, milestoneDueOn, responsibleUnitId, evidenceKind };
  return basis === 'oneCaseReason' ? withKind(shared, known.kindOfOneCase, known.evidenceOf) : shared;
}

/** The clause as the next version starts with it. */
export function typedFrom(keys: Keys, clause: Clause): TypedClause {
  const { clauseId: _, policyClauseId, oneCaseReason, condition, shares, findings, ...same } = clause;
  return {
    ...same,
    key: keys.next(),
    basis: policyClauseId === undefined ? 'oneCaseReason' : 'policyClauseId',
    policyClauseId,
    oneCaseReason: oneCaseReason ?? '',
    condition: condition ?? '',
    findings: [...findings],
    shares: shares.map(({ fiscalYear, amount }) => ({ key: keys.next(), fiscalYear, amount })),
  };
}

/**
 * A published clause says what kind of thing it promises, who answers for it, out of which fund and on what
 * condition; words somebody has typed of the condition stay.
 */
export function withPolicy(
  clause: TypedClause,
  policyClauseId: string | undefined,
  policies: readonly PolicyClause[],
  evidenceOf: (kind: string) => readonly string[],
): TypedClause {
  const find = (id: string | undefined) => policies.find((each) => each.policyClauseId === id);
  const policy = find(policyClauseId);
  if (!policy) return { ...clause, policyClauseId };
  const { kind, responsibleUnitId, fundId = clause.fundId } = policy;
  const isTyped = clause.condition !== (find(clause.policyClauseId)?.condition ?? '');
  const condition = isTyped ? clause.condition : (policy.condition ?? '');
  return withKind({ ...clause, policyClauseId, responsibleUnitId, fundId, condition }, kind, evidenceOf);
}

/** Evidence that proves nothing of the new kind is taken out; the usual one, which the pack names first, put in. */
export function withKind(
  clause: TypedClause,
  kind: string | undefined,
  evidenceOf: (kind: string) => readonly string[],
): TypedClause {
  const fitting = kind === undefined ? [] : evidenceOf(kind);
  const kept = clause.evidenceKind;
  const stays = kept !== undefined && fitting.includes(kept);
  return { ...clause, kind, evidenceKind: stays ? kept : fitting[0] };
}

/** The next year after the last one named. */
export function withNextYear(keys: Keys, clause: TypedClause, year: number): TypedClause {
  const years = clause.shares.flatMap(({ fiscalYear }) => fiscalYear ?? []);
  const fiscalYear = years.length === 0 ? year : Math.max(...years) + 1;
  return { ...clause, shares: [...clause.shares, { key: keys.next(), fiscalYear, amount: undefined }] };
}

/** The body of `draft-terms`; what is missing is missing, for the contract to name. */
export function bodyOf(clauses: readonly TypedClause[]): unknown {
  return {
    clauses: clauses.map(({ key: _, basis, policyClauseId, oneCaseReason, shares, ...clause }) => ({
      ...clause,
      basis: basis === 'policyClauseId' ? { policyClauseId } : { oneCaseReason },
      shares: shares.map(({ fiscalYear, amount }) => ({ fiscalYear, amount })),
    })),
  } satisfies Partial<Record<keyof DraftTerms, unknown>>;
}

/** Money by fund and year, as promised or typed so far. */
export interface YearSum {
  readonly fundId: string;
  readonly fiscalYear: number;
  readonly amount: string;
}

type WithShares = {
  readonly fundId: string | undefined;
  readonly shares: readonly { readonly fiscalYear: number | undefined; readonly amount: string | undefined }[];
};

export function sumsByYear(clauses: readonly WithShares[]): readonly YearSum[] {
  const sums = new Map<string, YearSum>();
  for (const { fundId = '', shares } of clauses) {
    for (const { fiscalYear, amount } of shares) {
      if (fiscalYear === undefined) continue;
      const place = `${fundId} ${String(fiscalYear)}`;
      const before = sums.get(place)?.amount ?? '0';
      sums.set(place, { fundId, fiscalYear, amount: sumOfFen([before, amount]) });
    }
  }
  return [...sums.values()].sort(
    (a, b) => a.fundId.localeCompare(b.fundId) || a.fiscalYear - b.fiscalYear,
  );
}

export function totalOfClause({ shares }: Pick<WithShares, 'shares'>): string {
  return sumOfFen(shares.map(({ amount }) => amount));
}
