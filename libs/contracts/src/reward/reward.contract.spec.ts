import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { BatchEvent as BatchFact } from '#domain/reward/batch';
import type { FundEvent as FundFact } from '#domain/reward/fund';
import type { RewardEvent as RewardFact } from '#domain/reward/reward';
import {
  Appropriate,
  ApprovePayment,
  CarryOver,
  ChangeAccount,
  ConfirmBannerShare,
  DecideRecovery,
  ListBatches,
  ListFunds,
  ListUnpaid,
  OpenBatch,
  PreparePayment,
  RecoverPayment,
  RejectPayment,
  ReviewPayment,
} from './commands.js';
import { BatchEvent, FundEvent, RewardEvent } from './events.js';
import {
  BatchAnswer,
  BatchesPage,
  BatchView,
  FundAnswer,
  FundsPage,
  FundView,
  ResultsAnswer,
  RewardView,
  UnpaidPage,
} from './views.js';

type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false;

/** Fails to compile when a rule's events and their contract drift apart, whichever moved. */
const sameEvents: readonly [
  Same<RewardFact, RewardEvent>,
  Same<FundFact, FundEvent>,
  Same<BatchFact, BatchEvent>,
] = [true, true, true];

const words = { textId: 'text-1', digest: 'digest-1' };
const inBatch = { paymentId: 'payment-1', batchId: 'b1', line: 1 };
const facts = {
  caseId: 'c1',
  subjects: [{ kind: 'organisation' as const, subjectId: 'org-1', name: '某某氢能有限公司' }],
  segment: 'hydrogen',
  district: 'd1',
  officerId: 'officer',
  officerUnitId: 'centre',
};
const promised = {
  clauseId: 'clause-1',
  kind: 'grant',
  beneficiaryId: 'org-1',
  fundId: 'talent',
  responsibleUnitId: 'bureau',
  milestoneId: 'milestone-1',
  shares: [{ fiscalYear: 2026, amount: '1000' }],
};
const prepared = {
  paymentId: 'payment-1',
  clauseId: 'clause-1',
  fundId: 'talent',
  fiscalYear: 2026,
  amount: '1000',
  beneficiaryId: 'org-1',
  accountId: 'account-1',
  preparedBy: 'preparer',
};

type Examples<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]: Extract<Event, { readonly type: Type }>;
};

const rewardEvents: Examples<RewardFact> = {
  'reward-opened': {
    type: 'reward-opened',
    openingId: 'negotiation-c1:9',
    case: facts,
    promises: [promised],
    termsVersion: 1,
    packVersion: '1',
    approvalLevels: [{ level: 1, role: 'finance-head', above: '0' }],
    fiscalYear: 2026,
  },
  entitled: {
    type: 'entitled',
    clauseId: 'clause-1',
    milestoneId: 'milestone-1',
    acceptedOn: '2026-05-30',
  },
  'fiscal-year-begun': { type: 'fiscal-year-begun', fiscalYear: 2027 },
  'clause-held': { type: 'clause-held', clauseId: 'clause-1', lockedPayments: ['payment-1'] },
  'clause-released': { type: 'clause-released', clauseId: 'clause-1' },
  'clause-lapsed': {
    type: 'clause-lapsed',
    clauseId: 'clause-1',
    released: [{ fiscalYear: 2026, amount: '1000' }],
  },
  'share-carried-over': {
    type: 'share-carried-over',
    clauseId: 'clause-1',
    fromYear: 2026,
    toYear: 2027,
    amount: '1000',
    decidedBy: 'head',
    reason: words,
  },
  'payment-prepared': { type: 'payment-prepared', ...prepared, preparedFor: 'absent', bannerShare: '400' },
  'banner-share-confirmed': {
    type: 'banner-share-confirmed',
    paymentId: 'payment-1',
    confirmedBy: 'reviewer',
    document: words,
  },
  'account-frozen': {
    type: 'account-frozen',
    paymentId: 'payment-1',
    account: words,
    accountDigest: 'digest-a',
  },
  'account-changed': {
    type: 'account-changed',
    paymentId: 'payment-1',
    accountId: 'account-2',
    changedBy: 'officer',
    changedFor: 'absent',
    reason: words,
    setAside: { accountId: 'account-1', accountDigest: 'digest-a', hands: ['reviewer'] },
  },
  'payment-reviewed': {
    type: 'payment-reviewed',
    paymentId: 'payment-1',
    reviewedBy: 'reviewer',
    note: words,
  },
  'payment-approved': {
    type: 'payment-approved',
    paymentId: 'payment-1',
    approvedBy: 'head',
    level: 2,
  },
  'payment-rejected': {
    type: 'payment-rejected',
    paymentId: 'payment-1',
    rejectedBy: 'register',
    code: 'account-unknown',
  },
  'payment-placed': { type: 'payment-placed', ...inBatch },
  'payment-paid': { type: 'payment-paid', ...inBatch },
  'payment-returned': { type: 'payment-returned', ...inBatch, bankReason: 'account-closed' },
  'recovery-proposed': {
    type: 'recovery-proposed',
    paymentId: 'payment-1',
    proposedBy: 'officer',
    reason: words,
  },
  'payment-recovered': {
    type: 'payment-recovered',
    paymentId: 'payment-1',
    decidedBy: 'head',
    decidedFor: 'absent',
  },
  'recovery-declined': {
    type: 'recovery-declined',
    paymentId: 'payment-1',
    decidedBy: 'head',
    note: words,
  },
  'reward-settled': { type: 'reward-settled', paid: '1000' },
};

const fundEvents: Examples<FundFact> = {
  'fund-opened': { type: 'fund-opened', fundId: 'talent', packVersion: '1', fiscalYears: [2026] },
  'fund-moved': {
    type: 'fund-moved',
    ref: 'c1/payment-1',
    caseId: 'c1',
    entries: [{ fiscalYear: 2026, from: 'free', to: 'committed', amount: '1000' }],
    appropriatedBy: 'head',
    reason: words,
  },
};

const batchEvents: Examples<BatchFact> = {
  'batch-opened': {
    type: 'batch-opened',
    batchId: 'b1',
    fundId: 'talent',
    openedBy: 'officer',
    lines: [
      { line: 1, caseId: 'c1', paymentId: 'payment-1', amount: '1000', accountDigest: 'digest-a' },
    ],
  },
  'lines-placed': {
    type: 'lines-placed',
    placed: [1],
    leftOut: [{ line: 2, code: 'payment-not-approved' }],
    totals: { count: 1, total: '1000' },
  },
  'batch-exported': { type: 'batch-exported', sheetDigest: 's1', exportedBy: 'officer' },
  'results-imported': {
    type: 'results-imported',
    sheetDigest: 'r1',
    importedBy: 'officer',
    matched: [{ line: 1, result: 'returned', bankReason: 'other' }],
    mismatched: [{ line: 0, code: 'line-unknown' }],
    ignored: [],
  },
  'lines-settled': { type: 'lines-settled', settled: [1], unsettled: [] },
};

function accepts(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}

describe('events of reward', () => {
  it('are the same in the rules and in the contract', () => {
    expect(sameEvents).toEqual([true, true, true]);
  });

  it.each([
    ...Object.values(rewardEvents).map((event) => [event.type, RewardEvent, event] as const),
    ...Object.values(fundEvents).map((event) => [event.type, FundEvent, event] as const),
    ...Object.values(batchEvents).map((event) => [event.type, BatchEvent, event] as const),
  ])('carry %s through unchanged', (_type, schema, event) => {
    expect(schema.parse(event)).toEqual(event);
  });

  it.each([
    ['an amount with a point', RewardEvent, { ...rewardEvents['payment-prepared'], amount: '1.5' }],
    ['an amount below zero', RewardEvent, { ...rewardEvents['reward-settled'], paid: '-1' }],
    [
      'a bank reason of its own',
      RewardEvent,
      { ...rewardEvents['payment-returned'], bankReason: '90' },
    ],
    ['a line zero', RewardEvent, { ...rewardEvents['payment-placed'], line: 0 }],
    ['an unknown event', RewardEvent, { type: 'payment-lost', paymentId: 'payment-1' }],
    [
      'an account that does not exist',
      FundEvent,
      {
        type: 'fund-moved',
        ref: 'x',
        entries: [{ fiscalYear: 2026, from: 'free', to: 'elsewhere', amount: '1' }],
      },
    ],
    [
      'a number for an amount',
      BatchEvent,
      { ...batchEvents['lines-placed'], totals: { count: 1, total: 1 } },
    ],
  ])('cannot carry %s', (_what, schema, event) => {
    expect(accepts(schema, event)).toBe(false);
  });
});

describe('commands of reward', () => {
  const { clauseId, fiscalYear, amount, accountId } = prepared;
  const prepare = { clauseId, fiscalYear, amount, accountId };
  const changed = { paymentId: 'payment-1', accountId: 'account-2', reason: '账户有误' };
  const line = { caseId: 'c1', paymentId: 'payment-1' };

  it.each([
    ['prepare', PreparePayment, prepare],
    ['state a banner’s part', PreparePayment, { ...prepare, bannerShare: '400' }],
    ['confirm it', ConfirmBannerShare, { paymentId: 'payment-1', document: '东财函〔2026〕1号' }],
    ['change the account', ChangeAccount, changed],
    ['review', ReviewPayment, { paymentId: 'payment-1' }],
    ['review with a note', ReviewPayment, { paymentId: 'payment-1', note: '与协议一致' }],
    ['approve', ApprovePayment, { paymentId: 'payment-1' }],
    ['reject', RejectPayment, { paymentId: 'payment-1', reason: '账户有误' }],
    ['recover', RecoverPayment, { paymentId: 'payment-1', reason: '节点未达成' }],
    ['decide a recovery', DecideRecovery, { paymentId: 'payment-1', recovered: true }],
    ['carry over', CarryOver, { clauseId: 'clause-1', fiscalYear: 2026, reason: '年终结转' }],
    ['appropriate', Appropriate, { fiscalYear: 2026, amount: '1', reason: '追加预算' }],
    ['open a batch', OpenBatch, { fundId: 'talent', payments: [line] }],
  ])('accept what is needed to %s', (_what, schema, body) => {
    expect(accepts(schema, body)).toBe(true);
  });

  it.each([
    ['an amount as a number', PreparePayment, { ...prepare, amount: 1000 }],
    ['a field nobody asked for', PreparePayment, { ...prepare, fundId: 'talent' }],
    ['an account in the clear', ChangeAccount, { ...changed, number: '6222021234567890128' }],
    ['another account without a reason', ChangeAccount, { ...changed, reason: ' ' }],
    ['a rejection without a reason', RejectPayment, { paymentId: 'payment-1', reason: ' ' }],
    ['a recovery without a reason', RecoverPayment, { paymentId: 'payment-1' }],
    ['money without a reason', Appropriate, { fiscalYear: 2026, amount: '1' }],
    ['an empty batch', OpenBatch, { fundId: 'talent', payments: [] }],
    ['a batch that is too large', OpenBatch, { fundId: 'talent', payments: Array(501).fill(line) }],
    [
      'an amount from the caller',
      OpenBatch,
      { fundId: 'talent', payments: [{ ...line, amount: '1' }] },
    ],
  ])('do not accept %s', (_what, schema, body) => {
    expect(accepts(schema, body)).toBe(false);
  });
});

describe('views of reward', () => {
  const approvals = { approvals: [], approvalsNeeded: 1 };
  const payment = { ...prepared, ...approvals, accountShown: null, state: 'awaiting-account' };
  const share = { fiscalYear: 2026, amount: '1000', paid: '0', recovered: '0', left: '0' };

  it('show promises, payments with a masked account, funds and batches', () => {
    expect(
      accepts(RewardView, {
        caseId: 'c1',
        version: 3,
        phase: 'open',
        case: facts,
        promises: [
          { ...promised, entitledOn: '2026-05-30', held: false, lapsed: false, shares: [share] },
        ],
        payments: [payment, { ...payment, accountShown: '6222 **** 1234', state: 'paid' }],
        commands: [{ command: 'prepare-payment', allowed: true }],
      }),
    ).toBe(true);
    const zero = { appropriated: '0', committed: '0', reserved: '0', paid: '0', recovered: '0' };
    const between = { brought: '0', carried: '0' };
    const lines = [{ fiscalYear: 2026, ...zero, ...between, free: '0' }];
    expect(accepts(FundView, { fundId: 'talent', version: 1, lines, commands: [] })).toBe(true);
    expect(
      accepts(BatchView, {
        batchId: 'b1',
        version: 1,
        phase: 'locked',
        fundId: 'talent',
        openedBy: 'officer',
        totals: { count: 1, total: '1000' },
        lines: [{ line: 1, caseId: 'c1', paymentId: 'payment-1', amount: '1000', state: 'placed' }],
        mismatched: [],
        commands: [],
      }),
    ).toBe(true);
  });

  it('list funds and batches page by page', () => {
    const batchHead = { batchId: 'b1', version: 1, phase: 'placing', fundId: 'talent' };
    const batch = { ...batchHead, openedBy: 'officer', lineCount: 2 };
    const openedAt = '2026-01-05T08:00:00.000Z';
    const nextCursor = 'WyJhIl0';
    expect(accepts(BatchesPage, { batches: [{ ...batch, openedAt }], nextCursor })).toBe(true);
    expect(accepts(BatchesPage, { batches: [batch] })).toBe(false);
    expect(accepts(FundsPage, { funds: [] })).toBe(true);
    expect(ListBatches.parse({ limit: '5' })).toEqual({ limit: 5 });
    const left = { clauseId: 'clause-1', fundId: 'talent', fiscalYear: 2026, amount: '1' };
    const payee = { organisation: 'org-1', beneficiaryId: 'org-1' };
    const unpaid = { caseId: 'c1', ...payee, ...left, entitled: true, held: false };
    expect(accepts(UnpaidPage, { commitments: [unpaid] })).toBe(true);
    expect(ListUnpaid.parse({ fiscalYear: '2026' })).toEqual({ fiscalYear: 2026, limit: 20 });
    expect(accepts(ListUnpaid, {})).toBe(false);
    expect(ListFunds.parse({})).toEqual({ limit: 20 });
    expect(accepts(ListFunds, { limit: '101' })).toBe(false);
  });

  it('answer a command with its batch, and a result sheet with what was passed over', () => {
    const answer = { batchId: 'b1', version: 4, events: ['results-imported'] };
    const skipped = [{ row: 3, code: 'result-unknown', because: '未能识别结果' }];
    expect(accepts(BatchAnswer, answer)).toBe(true);
    expect(accepts(FundAnswer, { fundId: 'talent', version: 2, events: ['fund-moved'] })).toBe(true);
    expect(accepts(ResultsAnswer, { ...answer, skipped })).toBe(true);
    expect(accepts(ResultsAnswer, answer)).toBe(false);
  });

  it('do not show a payment without saying what is shown of its account', () => {
    const { accountShown: _, ...bare } = payment;
    const head = { caseId: 'c1', version: 3, phase: 'open', case: facts };
    const view = { ...head, promises: [], commands: [] };
    expect(accepts(RewardView, { ...view, payments: [payment] })).toBe(true);
    expect(accepts(RewardView, { ...view, payments: [bare] })).toBe(false);
  });
});
