import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import {
  approve,
  entitled,
  frozen,
  head,
  inBatch,
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
  service,
  throughApproval,
  words,
} from './examples.js';
import { reward, type RewardCommand, type RewardEvent } from './reward.js';

const spec = specify(reward);
const clauseId = 'clause-1';

function held(...lockedPayments: string[]): RewardEvent {
  return { type: 'clause-held', clauseId, lockedPayments };
}
const released: RewardEvent = { type: 'clause-released', clauseId };

describe('a clause that landing holds', () => {
  const hold: RewardCommand = { type: 'hold-clause', clauseId, held: true };
  const letGo: RewardCommand = { ...hold, held: false };

  it('is held once and let go once', () => {
    spec.given(opened).when(hold, service).then(held());
    spec.given(opened, held()).when(hold, service).then();
    spec.given(opened, held()).when(letGo, service).then(released);
    spec.given(opened, held(), released).when(letGo, service).then();
    spec.given(opened).when(hold, head).thenRefused('service-only');
    spec.given().when(hold, service).thenRefused('not-in-this-phase');
    const unknown: RewardCommand = { type: 'hold-clause', clauseId: 'clause-9', held: true };
    spec.given(opened).when(unknown, service).thenRefused('clause-unknown');
  });

  it('names the payments that stand in a batch, and these go on', () => {
    spec.given(...throughApproval, placed).when(hold, service).then(held('payment-1'));
    const history = [...throughApproval, placed, held('payment-1')] as const;
    spec.given(...history).when({ type: 'record-paid', ...inBatch }, service).then(paid);
  });

  it('cannot be held, nor lapse, once every fen of it was paid', () => {
    const [promise] = opened.promises;
    const shares = [{ fiscalYear: 2026, amount: '1000' }];
    const whole = { ...opened, promises: [{ ...promise, shares }] };
    const history = [whole, ...throughApproval.slice(1), placed, paid] as const;
    spec.given(...history).when(hold, service).thenRefused('clause-paid-up', { clauseId });
    const lapse: RewardCommand = { type: 'lapse-clause', clauseId };
    spec.given(...history).when(lapse, service).thenRefused('clause-paid-up', { clauseId });
  });

  it('has nothing prepared, approved or placed meanwhile', () => {
    const details = { clauseId };
    const refusedWhileHeld = (history: readonly RewardEvent[], command: RewardCommand, by = head) => {
      const has = spec.given(...history, held());
      has.when(command, by).thenRefused('clause-held', details);
      const again = spec.given(...history, held(), released).when(command, by);
      expect(again.decision.ok).toBe(true);
    };
    refusedWhileHeld([opened, entitled], prepare('1'), preparer);
    refusedWhileHeld(throughApproval.slice(0, -1), approve);
    const place: RewardCommand = { type: 'place-in-batch', ...inBatch };
    spec.given(...throughApproval, held()).when(place, service).thenRefused('clause-held', details);
  });

  it('can be reviewed and rejected, but waits for nobody to approve', () => {
    const ready = [opened, entitled, prepared(), frozen()] as const;
    spec.given(...ready, held()).when(review, reviewer).then(reviewed());
    const reviewedAndHeld = spec.given(...ready, reviewed(), held());
    reviewedAndHeld.when(reject, head).thenEvents('payment-rejected');
    expect(reward.waits(reviewedAndHeld.state)).toEqual([]);
    expect(reward.waits(spec.given(opened, entitled, held()).state)).toEqual([]);
  });
});

describe('a clause that lapses', () => {
  const lapse: RewardCommand = { type: 'lapse-clause', clauseId };
  const rejected: RewardEvent = {
    ...{ type: 'payment-rejected', paymentId: 'payment-1' },
    ...{ rejectedBy: 'landing', code: 'clause-lapsed' },
  };
  const lapsed = (...amounts: readonly [number, string][]): RewardEvent => {
    const given = amounts.map(([fiscalYear, amount]) => ({ fiscalYear, amount }));
    return { type: 'clause-lapsed', clauseId, released: given };
  };
  const releasedInFund = (...amounts: readonly [number, string][]) => {
    const shares = amounts.map(([fiscalYear, amount]) => ({ fiscalYear, amount }));
    const command = { type: 'release', ref: 'c1/clause-1', shares };
    return { stream: 'fund-talent', caseId: 'talent', command };
  };

  it('gives every year’s commitment back and settles the reward', () => {
    const lapses = spec.given(opened, entitled).when(lapse, service);
    lapses.then(lapsed([2026, '1000'], [2027, '500']), { type: 'reward-settled', paid: '0' });
    expect(lapses.decision).toMatchObject({
      alongside: [releasedInFund([2026, '1000'], [2027, '500'])],
    });
  });

  it.each([
    ['awaits its account', throughApproval.slice(0, 3)],
    ['is prepared', throughApproval.slice(0, 4)],
    ['is reviewed', throughApproval.slice(0, 5)],
    ['is approved', throughApproval],
  ])('stops a payment that %s, whose money is no longer reserved', (_step, history) => {
    const lapses = spec.given(...history).when(lapse, service);
    const all = lapsed([2026, '1000'], [2027, '500']);
    lapses.then(rejected, all, { type: 'reward-settled', paid: '0' });
    expect(lapses.decision).toMatchObject({
      alongside: [...inFund('return-reserved'), releasedInFund([2026, '1000'], [2027, '500'])],
    });
  });

  it('keeps what was paid, and settles with it', () => {
    spec
      .given(...throughApproval, placed, paid)
      .when(lapse, service)
      .then(lapsed([2027, '500']), { type: 'reward-settled', paid: '1000' });
  });

  it('lets a batch go on; returned by the bank, that share lapses as well', () => {
    const history = [...throughApproval, placed] as const;
    spec.given(...history).when(lapse, service).then(lapsed([2027, '500']));
    const after = spec.given(...history, lapsed([2027, '500']));
    const settled = (amount: string): RewardEvent => ({ type: 'reward-settled', paid: amount });
    after.when({ type: 'record-paid', ...inBatch }, service).then(paid, settled('1000'));
    const bankReason = 'account-closed';
    const returns = after.when({ type: 'record-returned', ...inBatch, bankReason }, service);
    const returned: RewardEvent = { type: 'payment-returned', ...inBatch, bankReason };
    returns.then(returned, lapsed([2026, '1000']), settled('0'));
    expect(returns.decision).toMatchObject({
      alongside: [...inFund('return-reserved'), releasedInFund([2026, '1000'])],
    });
  });

  it('is over: nothing is prepared, held, entitled or lapsed again', () => {
    const going = [...throughApproval, placed, lapsed([2027, '500'])] as const;
    const after = spec.given(...going);
    after.when(prepare('1'), preparer).thenRefused('clause-lapsed', { clauseId });
    after.when(lapse, service).then();
    after.when({ type: 'hold-clause', clauseId, held: true }, service).then();
    expect(reward.waits(after.state)).toEqual([]);
    expect(reward.due(after.state)).toBe(undefined);
    const early = spec.given(opened, lapsed());
    const milestone = { milestoneId: 'milestone-1', acceptedOn: '2026-05-30' };
    early.when({ type: 'record-entitlement', clauseId, ...milestone }, service).then();
  });

  it('comes from landing, of a clause that was signed', () => {
    spec.given(opened).when(lapse, head).thenRefused('service-only');
    const unknown: RewardCommand = { type: 'lapse-clause', clauseId: 'clause-9' };
    spec.given(opened).when(unknown, service).thenRefused('clause-unknown');
    const result = { account: words, accountDigest: 'digest-a' };
    const late: RewardCommand = { type: 'record-account', paymentId: 'payment-1', ...result };
    spec.given(...throughApproval.slice(0, 3), rejected).when(late, service).then();
  });
});
