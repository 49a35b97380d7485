import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import {
  entitled,
  frozen,
  head,
  inBatch,
  opened,
  paid,
  prepare,
  prepared,
  preparer,
  service,
  throughApproval,
  words,
} from './examples.js';
import { reward, type RewardCommand, type RewardEvent } from './reward.js';

const spec = specify(reward);
const clauseId = 'clause-1';
const january2027 = '2027-01-04T04:00:00.000Z';
const carry: RewardCommand = { type: 'carry-over', clauseId, fiscalYear: 2026, reason: words };

function carried(amount: string): RewardEvent {
  return {
    ...{ type: 'share-carried-over', clauseId, fromYear: 2026, toYear: 2027, amount },
    ...{ decidedBy: 'head', reason: words },
  };
}

function inFund(amount: string) {
  const command = { type: 'carry', ref: 'c1/clause-1', fromYear: 2026, toYear: 2027, amount };
  return [{ stream: 'fund-talent', caseId: 'talent', command }];
}

describe('carrying a share over', () => {
  it('moves what is left with its money, once the year is over', () => {
    spec.given(opened).when(carry, head).thenRefused('nothing-to-carry-over');
    const carries = spec.given(opened).when(carry, head, january2027);
    carries.then(carried('1000'));
    expect(carries.decision).toMatchObject({ alongside: inFund('1000') });
    const after = spec.given(opened, entitled, carried('1000'));
    after.when(carry, head, january2027).thenRefused('nothing-to-carry-over');
    after.when(prepare('1500', 2027), preparer, january2027).then(prepared(1, '1500', 2027));
    expect(after.state).toMatchObject({
      promises: [{ shares: [{ fiscalYear: 2027, amount: '1500' }] }],
    });
  });

  it('leaves what is paid or under way in its own year', () => {
    const part = [opened, entitled, prepared(1, '400'), frozen()] as const;
    spec.given(...part).when(carry, head, january2027).then(carried('600'));
    const { state } = spec.given(...part, carried('600'));
    const shares = [
      { fiscalYear: 2026, amount: '400' },
      { fiscalYear: 2027, amount: '1100' },
    ];
    expect(state).toMatchObject({ promises: [{ shares }] });
    const whole = [...throughApproval, { type: 'payment-placed', ...inBatch }, paid] as const;
    spec
      .given(...whole)
      .when(carry, head, january2027)
      .thenRefused('nothing-to-carry-over');
  });

  it('is the decision of a head of finance, remembered with whom they stand in for', () => {
    spec.given(opened).when(carry, preparer, january2027).thenRefused('finance-head-only');
    spec.given(opened).when(carry, service, january2027).thenRefused('finance-head-only');
    const deputy = { ...head, actsFor: 'chief' };
    const decision = { ...carried('1000'), decidedFor: 'chief' } as RewardEvent;
    spec.given(opened).when(carry, deputy, january2027).then(decision);
    const unknown: RewardCommand = { ...carry, clauseId: 'clause-9' };
    spec.given(opened).when(unknown, head, january2027).thenRefused('clause-unknown');
    const future: RewardCommand = { ...carry, fiscalYear: 2027 };
    spec.given(opened).when(future, head, january2027).thenRefused('nothing-to-carry-over');
  });

  it('is waited for as soon as the clock has turned the year', () => {
    const wait = { command: 'carry-over', about: clauseId, role: 'finance-head' };
    expect(reward.waits(spec.given(opened).state)).toEqual([]);
    const begun: RewardEvent = { type: 'fiscal-year-begun', fiscalYear: 2027 };
    expect(reward.waits(spec.given(opened, begun).state)).toEqual([wait]);
    expect(reward.waits(spec.given(opened, begun, carried('1000')).state)).toEqual([]);
    const single = {
      ...opened,
      promises: opened.promises.map((one) => ({ ...one, shares: one.shares.slice(0, 1) })),
    };
    expect(reward.due(spec.given(single).state)?.at).toBe('2026-12-31T16:00:00.000Z');
  });
});
