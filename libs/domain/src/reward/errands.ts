import type { Day } from '../shared/actor.js';
import type { CaseFacts } from '../shared/case.js';
import type { Fen } from '../shared/money.js';

/** One clause's share of one fiscal year. */
export interface Share {
  readonly clauseId: string;
  readonly fundId: string;
  readonly fiscalYear: number;
  readonly amount: Fen;
}

/**
 * Negotiation asks at signing: commit every year's share, or none of them.
 * Answer: ok `{}`, or refused `commitment-refused` with `fundId`, `fiscalYear` and `shortfall` (fen).
 */
export interface CommitFunds {
  readonly type: 'commit-funds';
  readonly caseId: string;
  readonly shares: readonly Share[];
}

/**
 * Landing asks when a milestone is accepted: its clause's money may now be claimed, exactly once.
 * Answer: ok `{}`; a reward stage that is not open yet makes the errand wait, it is no refusal.
 */
export interface Entitle {
  readonly type: 'entitle';
  readonly caseId: string;
  readonly clauseId: string;
  readonly milestoneId: string;
  readonly acceptedOn: Day;
}

/**
 * A batch asks the cases of its lines (same service) to place each payment: all lines at once.
 * Answer: ok `{ lines: LinePlaced[] }`; a refusal means that no line was placed.
 */
export interface PlaceLines {
  readonly type: 'place-lines';
  readonly batchId: string;
  readonly lines: readonly { line: number; caseId: string; paymentId: string }[];
}

/** What became of one line; `code` is the refusal of the payment's case. */
export interface LinePlaced {
  readonly line: number;
  readonly placed: boolean;
  readonly code?: string;
}

/**
 * A batch tells the cases how each line came back from the bank.
 * Answer: ok `{ lines: LineSettled[] }`; a refusal means that no line was settled.
 */
export interface SettleLines {
  readonly type: 'settle-lines';
  readonly batchId: string;
  readonly lines: readonly {
    line: number;
    caseId: string;
    paymentId: string;
    result: 'paid' | 'returned';
    /** The bank's reason from the closed list, for returned lines. */
    bankReason?: string;
  }[];
}

/** What became of one line; `code` is the refusal of the payment's case. */
export interface LineSettled {
  readonly line: number;
  readonly settled: boolean;
  readonly code?: string;
}

/** What reward opens with: the signed clauses. */
export interface SignedClause {
  readonly clauseId: string;
  readonly kind: string;
  readonly beneficiaryId: string;
  readonly fundId: string;
  readonly responsibleUnitId: string;
  readonly shares: readonly { readonly fiscalYear: number; readonly amount: Fen }[];
  readonly milestone: { readonly milestoneId: string; readonly dueOn: Day };
  readonly evidenceKind: string;
  readonly findings: readonly number[];
}

export interface SignedTerms {
  readonly case: CaseFacts;
  readonly clauses: readonly SignedClause[];
  readonly termsVersion: number;
}

/**
 * Landing asks on a breach, or when it is over: hold a clause's money back, or let it go again.
 * Answer: ok `{ lockedPayments }`: ids of payments that already stand in a locked batch and go on.
 */
export interface HoldClause {
  readonly type: 'hold-clause';
  readonly caseId: string;
  readonly clauseId: string;
  readonly held: boolean;
}

/**
 * Landing asks when a milestone has failed: what of its clause is not paid lapses, and its commitment
 * is released. Answer: ok `{}`.
 */
export interface LapseClause {
  readonly type: 'lapse-clause';
  readonly caseId: string;
  readonly clauseId: string;
}
