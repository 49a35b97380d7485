import type { Day, Role } from '../shared/actor.js';
import type { CaseFacts } from '../shared/case.js';
import { fen, sumFen, type Fen } from '../shared/money.js';
import { numbered } from '../shared/numbered.js';
import type { TextRef } from '../shared/text.js';
import type { Share, SignedTerms } from '../reward/errands.js';

/** A clause rests on a published policy, or (一事一议) on a reason given for this case alone. */
export type Basis = { readonly policyClauseId: string } | { readonly oneCaseReason: TextRef };

export interface YearShare {
  readonly fiscalYear: number;
  readonly amount: Fen;
}

/** A promise as its drafter writes it: who gets how much, when, for what, and on which finding. */
export interface DraftClause {
  readonly kind: string;
  /** One of the case's subjects. */
  readonly beneficiaryId: string;
  readonly basis: Basis;
  readonly condition: TextRef;
  /** What may prove that the milestone was reached: one of the pack's kinds of evidence. */
  readonly evidenceKind: string;
  readonly milestoneDueOn: Day;
  readonly fundId: string;
  readonly shares: readonly YearShare[];
  readonly responsibleUnitId: string;
  /** Numbers of the evaluation's findings this clause rests on. */
  readonly findings: readonly number[];
}

/** `clauseId` is the position in its version: `clause-1`, `clause-2` … */
export interface Clause extends DraftClause {
  readonly clauseId: string;
}

/** One version of the terms. Every draft makes a new one; offers and approvals belong to one. */
export interface Terms {
  /** Counts from 1. */
  readonly termsVersion: number;
  readonly drafterId: string;
  /** Whom the drafter stood in for (AB角). */
  readonly drafterFor?: string;
  readonly clauses: readonly Clause[];
}

/** Whose approval a total needs: everybody whose `above` lies below it, and level 1 always. */
export interface ApprovalLevel {
  readonly level: number;
  readonly role: Role;
  readonly above: Fen;
}

/** What the policy library says of a clause that clauses may rest on. */
export interface PolicyClause {
  readonly policyClauseId: string;
  readonly kind: string;
  /** Most that one beneficiary may be promised under it, in fen. */
  readonly cap?: Fen;
  readonly responsibleUnitId: string;
}

export function clauseIdAt(index: number): string {
  return numbered('clause', index);
}

/** Total of some clauses over all their years, in fen. */
export function totalOf(clauses: readonly DraftClause[]): bigint {
  return sumFen(clauses.flatMap((clause) => clause.shares.map((share) => share.amount)));
}

/** The levels that must approve a total, lowest first. */
export function neededLevels(
  total: bigint,
  levels: readonly ApprovalLevel[],
): readonly ApprovalLevel[] {
  return levels
    .filter(({ level, above }) => level === 1 || fen(above) < total)
    .sort((a, b) => a.level - b.level);
}

/** Every year's share of every clause: what reward is asked to commit, all of it or nothing. */
export function sharesOf(terms: Terms): readonly Share[] {
  return terms.clauses.flatMap(({ clauseId, fundId, shares }) =>
    shares.map(({ fiscalYear, amount }) => ({ clauseId, fundId, fiscalYear, amount })),
  );
}

/** The signed terms as landing and reward open with them: no free text, one milestone a clause. */
export function signedTermsOf(facts: CaseFacts, terms: Terms): SignedTerms {
  return {
    case: facts,
    termsVersion: terms.termsVersion,
    clauses: terms.clauses.map((clause, index) => ({
      clauseId: clause.clauseId,
      kind: clause.kind,
      beneficiaryId: clause.beneficiaryId,
      fundId: clause.fundId,
      responsibleUnitId: clause.responsibleUnitId,
      shares: clause.shares,
      milestone: { milestoneId: numbered('milestone', index), dueOn: clause.milestoneDueOn },
      evidenceKind: clause.evidenceKind,
      findings: clause.findings,
    })),
  };
}
