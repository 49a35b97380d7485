import type { Actor, PersonActor, Role } from '../shared/actor.js';
import type { TextRef } from '../shared/text.js';
import type { SignedTerms } from './errands.js';
import type { RewardCommand, RewardEvent } from './reward.js';

function person(personId: string, role: Role, unitId: string): PersonActor {
  return { kind: 'person', personId, unitId, roles: [role] };
}

export const service: Actor = { kind: 'service', service: 'reward' };
export const preparer = person('preparer', 'finance-officer', 'finance');
export const reviewer = person('reviewer', 'finance-officer', 'finance');
export const head = person('head', 'finance-head', 'finance');
export const outsider = person('outsider', 'unit-officer', 'elsewhere');

export const words: TextRef = { textId: 'text-1', digest: 'digest-1' };

export const terms: SignedTerms = {
  case: {
    caseId: 'c1',
    subjects: [],
    segment: 'hydrogen',
    district: 'd1',
    officerId: 'officer',
    officerUnitId: 'centre',
  },
  clauses: [
    {
      clauseId: 'clause-1',
      kind: 'grant',
      beneficiaryId: 'org-1',
      fundId: 'talent',
      responsibleUnitId: 'bureau',
      shares: [
        { fiscalYear: 2026, amount: '1000' },
        { fiscalYear: 2027, amount: '500' },
      ],
      milestone: { milestoneId: 'milestone-1', dueOn: '2026-06-30' },
      evidenceKind: 'acceptance',
      findings: [1],
    },
  ],
  termsVersion: 3,
};

export const opened = {
  type: 'reward-opened',
  openingId: 'negotiation-c1:9',
  case: terms.case,
  promises: [
    {
      clauseId: 'clause-1',
      kind: 'grant',
      beneficiaryId: 'org-1',
      fundId: 'talent',
      responsibleUnitId: 'bureau',
      milestoneId: 'milestone-1',
      shares: terms.clauses[0]?.shares ?? [],
    },
  ],
  termsVersion: 3,
  packVersion: '1',
  fiscalYear: 2026,
} as const satisfies RewardEvent;
export const entitled: RewardEvent = {
  type: 'entitled',
  clauseId: 'clause-1',
  milestoneId: 'milestone-1',
  acceptedOn: '2026-05-30',
};

export function prepared(n = 1, amount = '1000', fiscalYear = 2026): RewardEvent {
  return {
    type: 'payment-prepared',
    paymentId: `payment-${String(n)}`,
    clauseId: 'clause-1',
    fundId: 'talent',
    fiscalYear,
    amount,
    beneficiaryId: 'org-1',
    accountId: 'account-1',
    preparedBy: 'preparer',
  };
}
export function frozen(paymentId = 'payment-1'): RewardEvent {
  return { type: 'account-frozen', paymentId, account: words, accountDigest: 'digest-a' };
}
export function accountChanged(
  changedBy = 'preparer',
  hands: readonly string[] = [],
): Extract<RewardEvent, { type: 'account-changed' }> {
  return {
    type: 'account-changed',
    paymentId: 'payment-1',
    accountId: 'account-2',
    changedBy,
    reason: words,
    setAside: { accountId: 'account-1', accountDigest: 'digest-a', hands },
  };
}
export function reviewed(paymentId = 'payment-1'): RewardEvent {
  return { type: 'payment-reviewed', paymentId, reviewedBy: 'reviewer' };
}
export function approved(paymentId = 'payment-1'): RewardEvent {
  return { type: 'payment-approved', paymentId, approvedBy: 'head', level: 1 };
}
export const inBatch = { paymentId: 'payment-1', batchId: 'b1', line: 1 } as const;
export const placed: RewardEvent = { type: 'payment-placed', ...inBatch };
export const paid: RewardEvent = { type: 'payment-paid', ...inBatch };

export const throughApproval = [
  opened,
  entitled,
  prepared(),
  frozen(),
  reviewed(),
  approved(),
] as const;

export const prepare = (amount: string, fiscalYear = 2026) =>
  ({
    type: 'prepare-payment',
    clauseId: 'clause-1',
    fiscalYear,
    amount,
    accountId: 'account-1',
  }) as const satisfies RewardCommand;
export const one = { paymentId: 'payment-1' } as const;
export const change = {
  ...{ type: 'change-account', ...one },
  ...{ accountId: 'account-2', reason: words },
} as const satisfies RewardCommand;
export const review = { type: 'review-payment', ...one } as const satisfies RewardCommand;
export const approve = { type: 'approve-payment', ...one } as const satisfies RewardCommand;
export const reject = {
  ...{ type: 'reject-payment', ...one },
  reason: words,
} as const satisfies RewardCommand;

/** What the fund is told beside an event of `payment-1`. */
export function inFund(type: string, amount = '1000', fiscalYear = 2026) {
  const command = { type, ref: 'c1/payment-1', fiscalYear, amount };
  return [{ stream: 'fund-talent', caseId: 'talent', command }];
}
