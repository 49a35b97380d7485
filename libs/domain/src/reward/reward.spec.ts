import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../shared/actor.js';
import { foldEvents, person, specify } from '#testing/specify';
import {
  approve,
  approved,
  entitled,
  frozen,
  head,
  inBatch,
  inFund,
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
import { reward, type Reward, type RewardCommand, type RewardEvent } from './reward.js';

const spec = specify(reward);

describe('opening a reward', () => {
  const open: RewardCommand = {
    type: 'open-reward',
    openingId: 'negotiation-c1:9',
    terms,
    packVersion: '1',
  };

  it('promises each clause with its shares', () => {
    spec.given().when(open, service).then(opened);
  });

  it('happens once, and never by a person', () => {
    spec.given(opened).when(open, service).thenRefused('already-opened');
    spec.given().when(open, head).thenRefused('service-only');
  });

  it('settles at once when the terms promise no money', () => {
    const nothing = { ...open, terms: { ...terms, clauses: [] } };
    spec.given().when(nothing, service).thenEvents('reward-opened', 'reward-settled');
  });
});

describe('entitlement', () => {
  const entitle: RewardCommand = {
    type: 'record-entitlement',
    clauseId: 'clause-1',
    milestoneId: 'milestone-1',
    acceptedOn: '2026-05-30',
  };

  it('comes to a clause exactly once', () => {
    spec.given(opened).when(entitle, service).then(entitled);
    spec.given(opened, entitled).when(entitle, service).then();
  });

  it('is refused for a clause that was not signed', () => {
    const unknown = { ...entitle, clauseId: 'clause-9' };
    spec.given(opened).when(unknown, service).thenRefused('clause-unknown');
  });

  it('makes the promise wait for a finance officer', () => {
    expect(reward.waits(spec.given(opened).state)).toEqual([]);
    expect(reward.waits(spec.given(opened, entitled).state)).toEqual([
      { command: 'prepare-payment', about: 'clause-1', role: 'finance-officer' },
    ]);
  });
});

describe('preparing a payment', () => {
  it('takes the money out of the promise and reserves it in the fund at once', () => {
    const prepares = spec.given(opened, entitled).when(prepare('1000'), preparer);
    prepares.then(prepared());
    expect(prepares.decision).toMatchObject({ alongside: inFund('reserve') });
  });

  it('is for a finance officer, of a clause that is entitled', () => {
    spec.given(opened, entitled).when(prepare('1'), head).thenRefused('finance-officer-only');
    spec.given(opened).when(prepare('1'), preparer).thenRefused('not-entitled');
    spec
      .given(opened, entitled)
      .when({ ...prepare('1'), clauseId: 'clause-9' }, preparer)
      .thenRefused('clause-unknown', { clauseId: 'clause-9' });
  });

  it('cannot go above what is left of the clause in that fiscal year', () => {
    const history = [opened, entitled, prepared(1, '400')] as const;
    spec.given(...history).when(prepare('600'), preparer).then(prepared(2, '600'));
    spec
      .given(...history)
      .when(prepare('601'), preparer)
      .thenRefused('above-what-is-left', { left: '600', leftYuan: '6.00' });
    spec
      .given(...history)
      .when(prepare('1', 2025), preparer)
      .thenRefused('above-what-is-left', { left: '0', leftYuan: '0.00' });
    spec.given(...history).when(prepare('0'), preparer).thenRefused('amount-is-zero');
  });

  it('asks the register for the account of the oldest payment without one', () => {
    const history = [opened, entitled, prepared(1, '1'), prepared(2, '2')] as const;
    expect(reward.errand(spec.given(...history).state)).toEqual({
      service: 'register',
      type: 'seal-account',
      raisedAtVersion: 3,
      request: {
        type: 'seal-account',
        forService: 'reward',
        ownerId: 'org-1',
        accountId: 'account-1',
        paymentId: 'payment-1',
      },
    });
    expect(reward.errand(spec.given(...history, frozen()).state)).toMatchObject({
      raisedAtVersion: 4,
      request: { paymentId: 'payment-2' },
    });
    const { state } = spec.given(...history, frozen(), frozen('payment-2'));
    expect(reward.errand(state)).toBe(undefined);
  });
});

describe('the register’s answer', () => {
  const asked = spec.given(opened, entitled, prepared());
  const errand = reward.errand(asked.state);
  if (!errand) throw new Error('the account is asked for');

  it('freezes the account', () => {
    const result = { account: words, accountDigest: 'digest-a' };
    asked.when(reward.answered(errand, { ok: true, result }), service).then(frozen());
  });

  it('rejects the payment when there is no account, and the fund takes the money back', () => {
    const answer = reward.answered(errand, { ok: false, code: 'account-unknown', details: {} });
    const rejects = asked.when(answer, service);
    rejects.then({
      type: 'payment-rejected',
      paymentId: 'payment-1',
      rejectedBy: 'register',
      code: 'account-unknown',
    });
    expect(rejects.decision).toMatchObject({ alongside: inFund('return-reserved') });
  });

  it('is never refused, even when nothing waits for it any more', () => {
    const result = { account: words, accountDigest: 'digest-a' };
    const answer = reward.answered(errand, { ok: true, result });
    spec.given(...throughApproval).when(answer, service).then();
    spec.given().when(answer, service).then();
  });

  it('is waited for: until then nobody reviews or rejects the payment', () => {
    for (const command of [review, reject]) {
      asked.when(command, reviewer).thenRefused('waiting-for-register');
    }
    asked.when(approve, head).thenRefused('waiting-for-register');
  });
});

describe('four eyes, and two more', () => {
  const ready = [opened, entitled, prepared(), frozen()] as const;

  it('reviews by another officer than the preparer', () => {
    spec.given(...ready).when(review, reviewer).then(reviewed());
    spec.given(...ready).when(review, preparer).thenRefused('preparer-cannot-review');
    spec.given(...ready).when(review, head).thenRefused('finance-officer-only');
  });

  it('keeps the reviewer’s note', () => {
    const noted = { ...review, note: words } as RewardCommand;
    spec.given(...ready).when(noted, reviewer).then({ ...reviewed(), note: words } as RewardEvent);
  });

  it('approves by a head of finance who neither prepared nor reviewed', () => {
    const history = [...ready, reviewed()] as const;
    spec.given(...history).when(approve, head).then(approved());
    spec
      .given(...history)
      .when(approve, person('preparer', 'finance-head'))
      .thenRefused('preparer-cannot-approve');
    spec
      .given(...history)
      .when(approve, person('reviewer', 'finance-head'))
      .thenRefused('reviewer-cannot-approve');
    spec.given(...history).when(approve, reviewer).thenRefused('finance-head-only');
  });

  it('approves nothing that was not reviewed, and reviews nothing twice', () => {
    spec.given(...ready).when(approve, head).thenRefused('payment-not-at-this-step');
    spec.given(...ready, reviewed()).when(review, reviewer).thenRefused('payment-not-at-this-step');
  });

  it('rejects by whoever could take the next step, and the fund takes the money back', () => {
    const rejected: RewardEvent = {
      type: 'payment-rejected',
      paymentId: 'payment-1',
      rejectedBy: 'reviewer',
      reason: words,
    };
    const rejects = spec.given(...ready).when(reject, reviewer);
    rejects.then(rejected);
    expect(rejects.decision).toMatchObject({ alongside: inFund('return-reserved') });
    spec
      .given(...ready, reviewed())
      .when(reject, head)
      .then({ ...rejected, rejectedBy: 'head' });
    spec.given(...ready).when(reject, preparer).thenRefused('preparer-cannot-review');
    spec.given(...ready).when(reject, head).thenRefused('finance-officer-only');
    spec.given(...ready, reviewed()).when(reject, reviewer).thenRefused('finance-head-only');
    spec.given(...throughApproval).when(reject, head).thenRefused('payment-not-at-this-step');
    spec.given(...ready).when(reject, outsider).thenRefused('finance-only');
    spec.given(...ready, rejected).when(prepare('1000'), preparer).then(prepared(2));
  });

  it('waits for the right person at each step', () => {
    const about = 'payment-1';
    expect(reward.waits(spec.given(...ready).state)).toEqual([
      { command: 'review-payment', about, role: 'finance-officer', except: ['preparer'] },
    ]);
    const except = ['preparer', 'reviewer'];
    expect(reward.waits(spec.given(...ready, reviewed()).state)).toEqual([
      { command: 'approve-payment', about, role: 'finance-head', except },
    ]);
    expect(reward.waits(spec.given(...throughApproval).state)).toEqual([]);
  });

  it('says beforehand what would be refused whatever is asked', () => {
    // The second share is of 2027.
    const at = '2027-06-01T04:00:00.000Z';
    const may = (type: RewardCommand['type'], by: Actor, ...history: RewardEvent[]) =>
      reward.may(type, { by, at }, foldEvents(reward, history))?.code;
    expect(may('review-payment', reviewer, opened)).toBe('no-payment-yet');
    expect(may('review-payment', preparer, ...ready)).toBe('preparer-cannot-review');
    expect(may('review-payment', preparer, ...ready, prepared(2, '1', 2027))).toBe(undefined);
    expect(may('prepare-payment', preparer, opened, entitled, prepared())).toBe(undefined);
    expect(
      may('prepare-payment', preparer, opened, entitled, prepared(), prepared(2, '500', 2027)),
    ).toBe('above-what-is-left');
    spec
      .given(...ready)
      .when({ ...review, paymentId: 'payment-9' }, reviewer)
      .thenRefused('payment-unknown', { paymentId: 'payment-9' });
  });
});

describe('what the batch brings', () => {
  const place: RewardCommand = { type: 'place-in-batch', ...inBatch };
  const recordPaid: RewardCommand = { type: 'record-paid', ...inBatch };
  const recordReturned: RewardCommand = {
    type: 'record-returned',
    ...inBatch,
    bankReason: 'account-closed',
  };
  const returned: RewardEvent = {
    type: 'payment-returned',
    ...inBatch,
    bankReason: 'account-closed',
  };

  it('places an approved payment, once for the same line', () => {
    spec.given(...throughApproval).when(place, service).then(placed);
    spec.given(...throughApproval, placed).when(place, service).then();
    spec.given(...throughApproval, placed, paid).when(place, service).then();
    const other = { ...place, batchId: 'b2' } as RewardCommand;
    spec.given(...throughApproval, placed).when(other, service).thenRefused('payment-not-approved');
    spec
      .given(...throughApproval.slice(0, -1))
      .when(place, service)
      .thenRefused('payment-not-approved');
  });

  it('pays a placed payment, once, out of what the fund has reserved', () => {
    const pays = spec.given(...throughApproval, placed).when(recordPaid, service);
    pays.then(paid);
    expect(pays.decision).toMatchObject({ alongside: inFund('pay') });
    const again = spec.given(...throughApproval, placed, paid).when(recordPaid, service);
    again.then();
    expect(again.decision).toMatchObject({ alongside: [] });
  });

  it('gives a returned payment’s money back to be prepared anew', () => {
    const returns = spec.given(...throughApproval, placed).when(recordReturned, service);
    returns.then(returned);
    expect(returns.decision).toMatchObject({ alongside: inFund('return-reserved') });
    const history = [...throughApproval, placed, returned] as const;
    spec.given(...history).when(recordReturned, service).then();
    spec.given(...history).when(prepare('1000'), preparer).then(prepared(2));
  });

  it('accepts no result for another line, nor a second and different one', () => {
    const elsewhere = { ...recordPaid, line: 2 } as RewardCommand;
    for (const history of [[placed], [placed, paid], []]) {
      spec
        .given(...throughApproval, ...history)
        .when(elsewhere, service)
        .thenRefused('line-does-not-match');
    }
    spec
      .given(...throughApproval, placed, paid)
      .when(recordReturned, service)
      .thenRefused('line-does-not-match');
    spec
      .given(...throughApproval, placed, returned)
      .when(recordPaid, service)
      .thenRefused('line-does-not-match');
  });

  it('comes from the service alone', () => {
    for (const command of [place, recordPaid, recordReturned]) {
      spec.given(...throughApproval).when(command, head).thenRefused('service-only');
      spec.given().when(command, service).thenRefused('not-in-this-phase');
    }
  });

  it('settles the reward with the last fen of the last share', () => {
    const second = 'payment-2';
    const last = { ...inBatch, paymentId: second, line: 2 };
    const history = [
      ...throughApproval,
      placed,
      paid,
      prepared(2, '500', 2027),
      frozen(second),
      reviewed(second),
      approved(second),
      { type: 'payment-placed', ...last },
    ] as RewardEvent[];
    const lastPaid: RewardEvent = { type: 'payment-paid', ...last };
    const settled: RewardEvent = { type: 'reward-settled', paid: '1500' };
    spec
      .given(...history)
      .when({ type: 'record-paid', ...last }, service)
      .then(lastPaid, settled);
    const { state } = spec.given(...history, lastPaid, settled);
    const outcome = { kind: 'settled', caseId: 'c1', paid: '1500', version: 15 };
    expect(reward.outcome(state)).toEqual(outcome);
    expect(reward.outcome(spec.given(...history).state)).toBe(undefined);
    expect(reward.waits(state)).toEqual([]);
    const after = spec.given(...history, lastPaid, settled);
    after.when(prepare('1'), preparer).thenRefused('not-in-this-phase');
    after.when({ type: 'record-paid', ...last }, service).then();
  });
});

describe('whoever may see a reward', () => {
  const { state } = spec.given(opened);
  const sees = (viewer: Actor, seen: Reward = state) => reward.visible.seesCase(viewer, seen);

  it('works with its money, oversees it, or belongs to a unit that answers for it', () => {
    expect(sees(preparer)).toBe(true);
    expect(sees(head)).toBe(true);
    expect(sees(person('l', 'leader'))).toBe(true);
    expect(sees(person('m', 'deputy-mayor'))).toBe(true);
    expect(sees(person('a', 'administrator'))).toBe(true);
    expect(sees(person('o', 'centre-officer', 'centre'))).toBe(true);
    expect(sees(person('u', 'unit-officer', 'bureau'))).toBe(true);
    expect(sees(service)).toBe(true);
  });

  it('is nobody else, and nobody before it opens', () => {
    expect(sees(outsider)).toBe(false);
    expect(sees(person('e', 'expert'))).toBe(false);
    expect(sees(head, reward.initial)).toBe(false);
  });
});
