import { describe, expect, it } from '@jest/globals';
import { clock, type Actor } from '../shared/actor.js';
import { say } from '../shared/sentences.js';
import { foldEvents, specify } from '#testing/specify';
import {
  approve,
  entitled,
  frozen,
  head,
  inBatch,
  opened,
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

/** Where a reward can stand, in phases and, while it is open, in the steps of its payment. */
const histories: Readonly<Record<string, readonly RewardEvent[]>> = {
  'not opened': [],
  'just opened': [opened],
  entitled: [opened, entitled],
  'awaiting the account': [opened, entitled, prepared(1, '900')],
  prepared: [opened, entitled, prepared(1, '900'), frozen()],
  reviewed: [opened, entitled, prepared(1, '900'), frozen(), reviewed()],
  approved: throughApproval,
  placed: [...throughApproval, placed],
  paid: [...throughApproval, placed, paid],
  'to be recovered': [...throughApproval, placed, paid, proposal],
  settled: [...throughApproval, placed, paid, settled],
};

/** What leaves events; everything else is refused or, from a service, changes nothing. */
const leavesEvents: Readonly<Record<string, readonly Type[]>> = {
  'not opened': ['open-reward'],
  'just opened': ['begin-fiscal-year', 'record-entitlement', 'hold-clause', 'lapse-clause'],
  entitled: ['begin-fiscal-year', 'hold-clause', 'lapse-clause', 'prepare-payment'],
  'awaiting the account': [
    ...(['begin-fiscal-year', 'hold-clause', 'lapse-clause', 'prepare-payment'] as const),
    'record-account',
  ],
  prepared: [
    ...(['begin-fiscal-year', 'hold-clause', 'lapse-clause', 'prepare-payment'] as const),
    ...(['review-payment', 'reject-payment'] as const),
  ],
  reviewed: [
    ...(['begin-fiscal-year', 'hold-clause', 'lapse-clause', 'prepare-payment'] as const),
    'approve-payment',
  ],
  approved: ['begin-fiscal-year', 'hold-clause', 'lapse-clause', 'place-in-batch'],
  placed: [
    ...(['begin-fiscal-year', 'hold-clause', 'lapse-clause'] as const),
    ...(['record-paid', 'record-returned'] as const),
  ],
  paid: ['begin-fiscal-year', 'hold-clause', 'lapse-clause', 'recover-payment'],
  'to be recovered': ['begin-fiscal-year', 'hold-clause', 'lapse-clause', 'decide-recovery'],
  settled: ['recover-payment'],
};

const spec = specify(reward);
const types = Object.keys(given) as Type[];

describe.each(Object.keys(histories))('a reward that is %s', (where) => {
  const history = histories[where] ?? [];

  it('does what it can, and refuses the rest with a sentence', () => {
    const done = types.filter((type) => {
      const [command, by] = given[type];
      const { decision } = spec.given(...history).when(command, by);
      if (decision.ok) return decision.events.length > 0;
      expect(reward.sentences[decision.code]).toBeDefined();
      return false;
    });
    expect(done).toEqual(types.filter((type) => leavesEvents[where]?.includes(type)));
  });

  it('never refuses beforehand what it would do', () => {
    const state = foldEvents(reward, history);
    for (const type of leavesEvents[where] ?? []) {
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
