import { describe, expect, it } from '@jest/globals';
import { clock, type Actor } from '../shared/actor.js';
import { say } from '../shared/sentences.js';
import { expectHonestLives } from '#testing/random-lives';
import { foldEvents, specify } from '#testing/specify';
import {
  accountChanged,
  approve,
  approved,
  change,
  entitled,
  frozen,
  head,
  inBatch,
  opened,
  outsider,
  paid,
  placed,
  prepare,
  prepared,
  preparer,
  reject,
  review,
  reviewed,
  reviewer,
  service,
  terms,
  throughApproval,
  words,
} from './examples.js';
import { reward, type RewardCommand, type RewardEvent } from './reward.js';

type Type = RewardCommand['type'];

const one = { paymentId: 'payment-1' } as const;
const account = { account: words, accountDigest: 'digest-a' };
const milestone = { milestoneId: 'milestone-1', acceptedOn: '2026-05-30' };

/** Each command as somebody gives it who may, with a body that is sound. */
const given: { readonly [Each in Type]: readonly [RewardCommand & { type: Each }, Actor] } = {
  'open-reward': [{ type: 'open-reward', openingId: 'o', terms, packVersion: '1' }, service],
  'begin-fiscal-year': [{ type: 'begin-fiscal-year', fiscalYear: 2027 }, clock],
  'record-entitlement': [
    { type: 'record-entitlement', clauseId: 'clause-1', ...milestone },
    service,
  ],
  'hold-clause': [{ type: 'hold-clause', clauseId: 'clause-1', held: true }, service],
  'lapse-clause': [{ type: 'lapse-clause', clauseId: 'clause-1' }, service],
  'prepare-payment': [prepare('1'), preparer],
  'record-account': [{ type: 'record-account', ...one, ...account }, service],
  'confirm-banner-share': [
    { type: 'confirm-banner-share', ...one, document: words },
    reviewer,
  ],
  'change-account': [change, preparer],
  'review-payment': [review, reviewer],
  'approve-payment': [approve, head],
  'reject-payment': [reject, reviewer],
  'recover-payment': [{ type: 'recover-payment', ...one, reason: words }, preparer],
  'decide-recovery': [{ type: 'decide-recovery', ...one, recovered: true }, head],
  'carry-over': [
    { type: 'carry-over', clauseId: 'clause-1', fiscalYear: 2026, reason: words },
    head,
  ],
  'place-in-batch': [{ type: 'place-in-batch', ...inBatch }, service],
  'record-paid': [{ type: 'record-paid', ...inBatch }, service],
  'record-returned': [{ type: 'record-returned', ...inBatch, bankReason: 'other' }, service],
};

const proposal: RewardEvent = {
  ...{ type: 'recovery-proposed', ...one },
  ...{ proposedBy: 'preparer', reason: words },
};
const settled: RewardEvent = { type: 'reward-settled', paid: '1000' };

const levelled: RewardEvent = {
  ...opened,
  approvalLevels: [
    { level: 1, role: 'finance-head', above: '0' },
    { level: 2, role: 'finance-head', above: '899' },
  ],
};
const throughReview = [entitled, prepared(1, '900'), frozen(), reviewed()];

/** Where a reward can stand, in phases and, while it is open, in the steps of its payment. */
const histories = {
  'not opened': [],
  'just opened': [opened],
  entitled: [opened, entitled],
  'awaiting the account': [opened, entitled, prepared(1, '900')],
  prepared: [opened, entitled, prepared(1, '900'), frozen()],
  reviewed: [opened, ...throughReview],
  'partly approved': [levelled, ...throughReview, approved()],
  'given another account': [opened, ...throughReview, accountChanged('preparer', ['reviewer'])],
  approved: throughApproval,
  placed: [...throughApproval, placed],
  paid: [...throughApproval, placed, paid],
  'to be recovered': [...throughApproval, placed, paid, proposal],
  settled: [...throughApproval, placed, paid, settled],
} as const satisfies Readonly<Record<string, readonly RewardEvent[]>>;
type Place = keyof typeof histories;

const no = 'not-in-this-phase';
const step = 'payment-not-at-this-step';
const none = 'no-payment-yet';
const wait = 'waiting-for-register';

/** A new command or place that misses a cell does not compile. */
const table: { readonly [At in Place]: { readonly [Each in Type]: string } } = {
  'not opened': {
    'open-reward': 'recorded',
    'begin-fiscal-year': 'nothing',
    'record-entitlement': no,
    'hold-clause': no,
    'lapse-clause': no,
    'prepare-payment': no,
    'record-account': 'nothing',
    'confirm-banner-share': no,
    'change-account': no,
    'review-payment': no,
    'approve-payment': no,
    'reject-payment': no,
    'recover-payment': no,
    'decide-recovery': no,
    'carry-over': no,
    'place-in-batch': no,
    'record-paid': no,
    'record-returned': no,
  },
  'just opened': {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'recorded',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'not-entitled',
    'record-account': 'nothing',
    'confirm-banner-share': none,
    'change-account': none,
    'review-payment': none,
    'approve-payment': none,
    'reject-payment': none,
    'recover-payment': none,
    'decide-recovery': none,
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'payment-unknown',
    'record-paid': 'payment-unknown',
    'record-returned': 'payment-unknown',
  },
  entitled: {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'recorded',
    'record-account': 'nothing',
    'confirm-banner-share': none,
    'change-account': none,
    'review-payment': none,
    'approve-payment': none,
    'reject-payment': none,
    'recover-payment': none,
    'decide-recovery': none,
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'payment-unknown',
    'record-paid': 'payment-unknown',
    'record-returned': 'payment-unknown',
  },
  'awaiting the account': {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'recorded',
    'record-account': 'recorded',
    'confirm-banner-share': 'no-banner-share-open',
    'change-account': wait,
    'review-payment': wait,
    'approve-payment': wait,
    'reject-payment': wait,
    'recover-payment': 'payment-not-paid',
    'decide-recovery': 'no-recovery-proposed',
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'payment-not-approved',
    'record-paid': 'line-does-not-match',
    'record-returned': 'line-does-not-match',
  },
  prepared: {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'recorded',
    'record-account': 'nothing',
    'confirm-banner-share': 'no-banner-share-open',
    'change-account': 'recorded',
    'review-payment': 'recorded',
    'approve-payment': step,
    'reject-payment': 'recorded',
    'recover-payment': 'payment-not-paid',
    'decide-recovery': 'no-recovery-proposed',
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'payment-not-approved',
    'record-paid': 'line-does-not-match',
    'record-returned': 'line-does-not-match',
  },
  reviewed: {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'recorded',
    'record-account': 'nothing',
    'confirm-banner-share': 'no-banner-share-open',
    'change-account': 'recorded',
    'review-payment': step,
    'approve-payment': 'recorded',
    'reject-payment': 'finance-head-only',
    'recover-payment': 'payment-not-paid',
    'decide-recovery': 'no-recovery-proposed',
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'payment-not-approved',
    'record-paid': 'line-does-not-match',
    'record-returned': 'line-does-not-match',
  },
  'partly approved': {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'recorded',
    'record-account': 'nothing',
    'confirm-banner-share': 'no-banner-share-open',
    'change-account': 'recorded',
    'review-payment': step,
    'approve-payment': 'approver-cannot-approve-again',
    'reject-payment': 'finance-head-only',
    'recover-payment': 'payment-not-paid',
    'decide-recovery': 'no-recovery-proposed',
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'payment-not-approved',
    'record-paid': 'line-does-not-match',
    'record-returned': 'line-does-not-match',
  },
  'given another account': {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'recorded',
    'record-account': 'recorded',
    'confirm-banner-share': 'no-banner-share-open',
    'change-account': wait,
    'review-payment': wait,
    'approve-payment': wait,
    'reject-payment': wait,
    'recover-payment': 'payment-not-paid',
    'decide-recovery': 'no-recovery-proposed',
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'payment-not-approved',
    'record-paid': 'line-does-not-match',
    'record-returned': 'line-does-not-match',
  },
  approved: {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'fiscal-year-not-begun',
    'record-account': 'nothing',
    'confirm-banner-share': 'no-banner-share-open',
    'change-account': 'account-frozen',
    'review-payment': step,
    'approve-payment': step,
    'reject-payment': step,
    'recover-payment': 'payment-not-paid',
    'decide-recovery': 'no-recovery-proposed',
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'recorded',
    'record-paid': 'line-does-not-match',
    'record-returned': 'line-does-not-match',
  },
  placed: {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'fiscal-year-not-begun',
    'record-account': 'nothing',
    'confirm-banner-share': 'no-banner-share-open',
    'change-account': 'account-frozen',
    'review-payment': step,
    'approve-payment': step,
    'reject-payment': step,
    'recover-payment': 'payment-not-paid',
    'decide-recovery': 'no-recovery-proposed',
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'nothing',
    'record-paid': 'recorded',
    'record-returned': 'recorded',
  },
  paid: {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'fiscal-year-not-begun',
    'record-account': 'nothing',
    'confirm-banner-share': 'no-banner-share-open',
    'change-account': 'account-frozen',
    'review-payment': step,
    'approve-payment': step,
    'reject-payment': step,
    'recover-payment': 'recorded',
    'decide-recovery': 'no-recovery-proposed',
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'nothing',
    'record-paid': 'nothing',
    'record-returned': 'line-does-not-match',
  },
  'to be recovered': {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'recorded',
    'record-entitlement': 'nothing',
    'hold-clause': 'recorded',
    'lapse-clause': 'recorded',
    'prepare-payment': 'fiscal-year-not-begun',
    'record-account': 'nothing',
    'confirm-banner-share': 'no-banner-share-open',
    'change-account': 'account-frozen',
    'review-payment': step,
    'approve-payment': step,
    'reject-payment': step,
    'recover-payment': 'recovery-already-proposed',
    'decide-recovery': 'recorded',
    'carry-over': 'nothing-to-carry-over',
    'place-in-batch': 'nothing',
    'record-paid': 'nothing',
    'record-returned': 'line-does-not-match',
  },
  settled: {
    'open-reward': 'already-opened',
    'begin-fiscal-year': 'nothing',
    'record-entitlement': 'nothing',
    'hold-clause': 'nothing',
    'lapse-clause': 'nothing',
    'prepare-payment': no,
    'record-account': 'nothing',
    'confirm-banner-share': no,
    'change-account': 'account-frozen',
    'review-payment': no,
    'approve-payment': no,
    'reject-payment': no,
    'recover-payment': 'recorded',
    'decide-recovery': 'no-recovery-proposed',
    'carry-over': no,
    'place-in-batch': 'nothing',
    'record-paid': 'nothing',
    'record-returned': 'line-does-not-match',
  },
};

const spec = specify(reward);
const places = Object.keys(histories) as Place[];
const types = Object.keys(given) as Type[];

describe.each(places)('a reward that is %s', (where) => {
  const history = histories[where];

  it.each(types)('answers %s as the table says', (type) => {
    const [command, by] = given[type];
    const { decision } = spec.given(...history).when(command, by);
    if (decision.ok) {
      expect(decision.events.length > 0 ? 'recorded' : 'nothing').toBe(table[where][type]);
      return;
    }
    expect(decision.code).toBe(table[where][type]);
    expect(reward.sentences[decision.code]).toBeDefined();
  });

  it('never refuses beforehand what it would do', () => {
    const state = foldEvents(reward, history);
    for (const type of types.filter((one) => table[where][one] === 'recorded')) {
      const [, by] = given[type];
      const refusal = reward.may(type, { by, at: '2026-06-01T04:00:00.000Z' }, state);
      expect({ type, refusal }).toEqual({ type, refusal: undefined });
    }
  });
});

describe('every sentence of a refusal', () => {
  it.each(Object.entries(reward.sentences))('%s is there in both languages', (_code, sentence) => {
    expect(say(sentence, 'zh', {})).toMatch(/[\u4e00-\u9fff].*。$/u);
    expect(say(sentence, 'en', {})).toMatch(/[.]$/);
  });
});

it('lives honestly, whatever is asked in whatever order', () => {
  expectHonestLives(reward, { given, others: [outsider, clock], longest: 40 });
});
