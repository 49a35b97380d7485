import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '../shared/actor.js';
import { specify } from '#testing/specify';
import {
  approve,
  approved,
  entitled,
  frozen,
  head,
  inFund,
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
  throughApproval,
  words,
} from './examples.js';
import { reward, type RewardCommand, type RewardEvent } from './reward.js';

const spec = specify(reward);
const otherHead: PersonActor = { ...head, personId: 'other-head' };
const one = { paymentId: 'payment-1' } as const;

function standingIn(actor: PersonActor, actsFor: string): PersonActor {
  return { ...actor, actsFor };
}

describe('levels by amount', () => {
  const levelled: RewardEvent = {
    ...opened,
    approvalLevels: [
      { level: 1, role: 'finance-head', above: '0' },
      { level: 2, role: 'finance-head', above: '999' },
    ],
  };
  const large = [levelled, entitled, prepared(), frozen(), reviewed()] as const;
  const second = { type: 'payment-approved', ...one, approvedBy: 'other-head', level: 2 } as const;

  it('ask for one head of finance up to the limit', () => {
    const small = [levelled, entitled, prepared(1, '999'), frozen(), reviewed()] as const;
    spec.given(...small).when(approve, head).then(approved());
    const { state } = spec.given(...small, approved());
    expect(state).toMatchObject({ payments: [{ state: 'approved' }] });
  });

  it('ask for another one above it, and nobody takes two', () => {
    const half = spec.given(...large, approved());
    expect(half.state).toMatchObject({ payments: [{ state: 'reviewed' }] });
    half.when(approve, head).thenRefused('approver-cannot-approve-again');
    half.when(approve, otherHead).then(second);
    const { state } = spec.given(...large, approved(), second);
    expect(state).toMatchObject({
      payments: [{ state: 'approved', approvals: [{}, { level: 2, approvedBy: 'other-head' }] }],
    });
    expect(reward.waits(half.state)).toEqual([
      {
        ...{ command: 'approve-payment', about: 'payment-1', role: 'finance-head' },
        except: ['preparer', 'reviewer', 'head'],
      },
    ]);
  });

  it('leave it to the second level to reject what the first approved', () => {
    const half = spec.given(...large, approved());
    half.when(reject, head).thenRefused('approver-cannot-approve-again');
    half.when(reject, otherHead).thenEvents('payment-rejected');
  });

  it('ask for the role the city names', () => {
    const mayor: RewardEvent = {
      ...levelled,
      approvalLevels: [{ level: 1, role: 'leader', above: '0' }],
    };
    const history = [mayor, ...large.slice(1)] as const;
    const refuses = spec.given(...history).when(approve, head);
    refuses.thenRefused('another-role-approves', { role: 'leader' });
  });
});

describe('a deputy’s hand', () => {
  const preparedForAnother = { ...prepared(), preparedFor: 'absent' } as RewardEvent;
  const ready = [opened, entitled, preparedForAnother, frozen()] as const;

  it('is remembered with the one they stand in for', () => {
    const deputy = standingIn(preparer, 'absent');
    spec.given(opened, entitled).when(prepare('1000'), deputy).then(preparedForAnother);
    const reviewedFor = { ...reviewed(), reviewedFor: 'away' } as RewardEvent;
    spec.given(...ready).when(review, standingIn(reviewer, 'away')).then(reviewedFor);
    const approvedFor = { ...approved(), approvedFor: 'chief' } as RewardEvent;
    spec.given(...ready, reviewedFor).when(approve, standingIn(head, 'chief')).then(approvedFor);
  });

  it('counts as both hands at every later step', () => {
    const absent: PersonActor = { ...reviewer, personId: 'absent' };
    spec.given(...ready).when(review, absent).thenRefused('preparer-cannot-review');
    for (const whom of ['preparer', 'absent']) {
      const review2 = spec.given(...ready).when(review, standingIn(reviewer, whom));
      review2.thenRefused('preparer-cannot-review');
      const approve2 = spec.given(...ready, reviewed()).when(approve, standingIn(head, whom));
      approve2.thenRefused('preparer-cannot-approve');
    }
    const away = { ...reviewed(), reviewedFor: 'away' } as RewardEvent;
    for (const whom of ['reviewer', 'away']) {
      const approves = spec.given(...ready, away).when(approve, standingIn(head, whom));
      approves.thenRefused('reviewer-cannot-approve');
    }
    const { state } = spec.given(...ready, away);
    const except = ['preparer', 'absent', 'reviewer', 'away'];
    expect(reward.waits(state)).toMatchObject([{ command: 'approve-payment', except }]);
  });
});

describe('recovering a payment', () => {
  const propose: RewardCommand = { type: 'recover-payment', ...one, reason: words };
  const agree: RewardCommand = { type: 'decide-recovery', ...one, recovered: true };
  const proposed: RewardEvent = {
    ...{ type: 'recovery-proposed', ...one, reason: words },
    ...{ proposedBy: 'preparer', proposedFor: 'absent' },
  };
  const recovered: RewardEvent = { type: 'payment-recovered', ...one, decidedBy: 'head' };
  const history = [...throughApproval, placed, paid] as const;

  it('takes one person to propose and another to decide', () => {
    spec.given(...history).when(propose, standingIn(preparer, 'absent')).then(proposed);
    const pending = spec.given(...history, proposed);
    const decides = pending.when(agree, head);
    decides.then(recovered);
    expect(decides.decision).toMatchObject({ alongside: inFund('recover') });
    for (const personId of ['preparer', 'absent']) {
      pending.when(agree, { ...head, personId }).thenRefused('proposer-cannot-decide');
      pending.when(agree, standingIn(head, personId)).thenRefused('proposer-cannot-decide');
    }
    const except = ['preparer', 'absent'];
    expect(reward.waits(pending.state)).toEqual([
      { command: 'decide-recovery', about: 'payment-1', role: 'finance-head', except },
    ]);
  });

  it('is for money that was paid, and proposed once', () => {
    spec.given(...throughApproval).when(propose, preparer).thenRefused('payment-not-paid');
    spec.given(...history).when(propose, head).thenRefused('finance-officer-only');
    spec.given(...history).when(agree, preparer).thenRefused('finance-head-only');
    spec.given(...history).when(agree, head).thenRefused('no-recovery-proposed');
    spec.given(...history, proposed).when(propose, reviewer).thenRefused('recovery-already-proposed');
    const done = spec.given(...history, proposed, recovered);
    done.when(propose, preparer).thenRefused('payment-not-paid');
    done.when(agree, otherHead).thenRefused('no-recovery-proposed');
  });

  it('can be set aside, and proposed anew', () => {
    const declined: RewardEvent = { type: 'recovery-declined', ...one, decidedBy: 'head', note: words };
    const refuse: RewardCommand = { type: 'decide-recovery', ...one, recovered: false, note: words };
    const declines = spec.given(...history, proposed).when(refuse, head);
    declines.then(declined);
    expect(declines.decision).toMatchObject({ alongside: [] });
    spec.given(...history, proposed, declined).when(propose, reviewer).thenEvents('recovery-proposed');
  });

  it('does not make the promise payable again, and counts as its end', () => {
    const back = [...history, proposed, recovered] as const;
    const nothing = { left: '0', leftYuan: '0.00' };
    spec
      .given(...back)
      .when(prepare('1'), preparer, '2027-06-01T04:00:00.000Z')
      .thenRefused('above-what-is-left', nothing);
    const lapse: RewardCommand = { type: 'lapse-clause', clauseId: 'clause-1' };
    const over = spec.given(...back).when(lapse, { kind: 'service', service: 'landing' });
    expect(over.decision).toMatchObject({ events: [{}, { type: 'reward-settled', paid: '0' }] });
  });

  it('is possible after the reward was settled, and waits there alone', () => {
    const settled: RewardEvent = { type: 'reward-settled', paid: '1000' };
    spec.given(...history, settled).when(propose, preparer).thenEvents('recovery-proposed');
    const pending = spec.given(...history, settled, proposed);
    pending.when(agree, head).then(recovered);
    expect(reward.waits(pending.state)).toMatchObject([{ command: 'decide-recovery' }]);
    const { state } = spec.given(...history, settled, proposed, recovered);
    expect(reward.outcome(state)).toMatchObject({ kind: 'settled', paid: '1000' });
  });
});
