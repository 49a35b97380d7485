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
  const clauses = state.terms?.clauses ?? [];
  return [
    ...clauses.flatMap(({ condition, basis }) => [
      condition,
      'oneCaseReason' in basis ? basis.oneCaseReason : undefined,
    ]),
    state.phase === 'drafting' ? state.sentBack?.reason : undefined,
    'agreementNote' in state ? state.agreementNote : undefined,
    state.phase === 'withdrawn' ? state.note : undefined,
  ];
}

/** One version of the terms with its words, its total and whose approval that total needs. */
export function termsShown(
  { termsVersion, drafterId, clauses }: Terms,
  levels: readonly ApprovalLevel[],
  shown: (textId: string) => string | null,
): ShownTerms {
  const total = totalOf(clauses);
  return {
    termsVersion,
    drafterId,
    total: digits(total),
    neededLevels: neededLevels(total, levels).map(({ level }) => level),
    clauses: clauses.map((clause) => clauseShown(clause, shown)),
  };
}

function clauseShown(
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
    evidenceKinds: state.evidenceKinds,
    units: state.units,
    funds: state.funds,
    policyClauses: state.policyClauses,
    packVersion: state.packVersion,
  };
}
