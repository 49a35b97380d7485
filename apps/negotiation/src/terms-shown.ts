import type { NegotiationView } from '#contracts/negotiation/views';
import type { Negotiation } from '#domain/negotiation/negotiation';
import {
  neededLevels,
  totalOf,
  type ApprovalLevel,
  type Clause,
  type Terms,
} from '#domain/negotiation/terms';
import { digits } from '#domain/shared/money';
import type { TextRef } from '#domain/shared/text';

export type OpenedNegotiation = Exclude<Negotiation, { phase: 'not-opened' }>;

type ShownTerms = NonNullable<NegotiationView['terms']>;

/** Every text the view of a negotiation shows. */
export function wordsIn(state: OpenedNegotiation): (TextRef | undefined)[] {
  return [
    ...wordsOfClauses(state.terms?.clauses ?? []),
    ...state.reviews.map(({ basis }) => basis),
    ...state.counters.map(({ points }) => points),
    state.phase === 'drafting' ? state.sentBack?.reason : undefined,
    ...('scans' in state ? state.scans.map(({ name }) => name) : []),
    'agreementNote' in state ? state.agreementNote : undefined,
    state.phase === 'withdrawn' ? state.note : undefined,
  ];
}

export function wordsOfClauses(clauses: readonly Clause[]): (TextRef | undefined)[] {
  return clauses.flatMap(({ condition, basis }) => [
    condition,
    'oneCaseReason' in basis ? basis.oneCaseReason : undefined,
  ]);
}

/** The log of the terms: every version, what was reviewed, and what the other side asked for. */
export function logShown(
  { versions, reviews, counters }: OpenedNegotiation,
  shown: (textId: string) => string | null,
): Pick<NegotiationView, 'versions' | 'reviews' | 'counters'> {
  return {
    versions: versions.map(({ termsVersion, drafterId, clauses }) => {
      const total = digits(totalOf(clauses));
      return { termsVersion, drafterId, total, clauses: clauses.length };
    }),
    reviews: reviews.map((review) => ({ ...review, basis: shown(review.basis.textId) })),
    counters: counters.map((counter) => ({ ...counter, points: shown(counter.points.textId) })),
  };
}

/** One version of the terms with its words, its total and whose approval that total needs. */
export function termsShown(
  { termsVersion, drafterId, drafterFor, clauses }: Terms,
  levels: readonly ApprovalLevel[],
  shown: (textId: string) => string | null,
): ShownTerms {
  const total = totalOf(clauses);
  return {
    termsVersion,
    drafterId,
    ...(drafterFor !== undefined && { drafterFor }),
    total: digits(total),
    neededLevels: neededLevels(total, levels).map(({ level }) => level),
    clauses: clauses.map((clause) => clauseShown(clause, shown)),
  };
}

export function clauseShown(
  { basis, condition, ...clause }: Clause,
  shown: (textId: string) => string | null,
): ShownTerms['clauses'][number] {
  return {
    ...clause,
    ...('policyClauseId' in basis
      ? { policyClauseId: basis.policyClauseId }
      : { oneCaseReason: shown(basis.oneCaseReason.textId) }),
    condition: shown(condition.textId),
  };
}

export function rulesShown(state: OpenedNegotiation): NegotiationView['rules'] {
  return {
    approvalLevels: state.approvalLevels,
    offerValidityDaysMax: state.offerValidityDaysMax,
    clauseKinds: state.clauseKinds,
    kindsOff: state.kindsOff ?? [],
    evidenceKinds: state.evidenceKinds,
    units: state.units,
    funds: state.funds,
    policyClauses: state.policyClauses,
    packVersion: state.packVersion,
  };
}
