import { describe, expect, it } from '@jest/globals';
import { clock } from '../shared/actor.js';
import { foldEvents, noon, specify } from '#testing/specify';
import { entitled, head, opened, prepare, prepared, preparer, service, terms, words } from './examples.js';
import { fiscalYearAt } from './fiscal-year.js';
import { reward, type Reward, type RewardCommand, type RewardEvent } from './reward.js';

const spec = specify(reward);
/** The first moment of 1 January 2027 in the city, which is still 2026 in UTC. */
const newYear = '2026-12-31T16:00:00.000Z';
const lastMoment = '2026-12-31T15:59:59.999Z';
const begun: RewardEvent = { type: 'fiscal-year-begun', fiscalYear: 2027 };
const begin: RewardCommand = { type: 'begin-fiscal-year', fiscalYear: 2027 };

describe('a fiscal year', () => {
  it('is the calendar year in the city’s own time', () => {
    expect([lastMoment, newYear].map(fiscalYearAt)).toEqual([2026, 2027]);
  });

  it('has to have begun before its money is prepared', () => {
    const ready = spec.given(opened, entitled);
    const details = { fiscalYear: 2027 };
    for (const amount of ['500', '501', '0']) {
      const early = ready.when(prepare(amount, 2027), preparer, lastMoment);
      early.thenRefused('fiscal-year-not-begun', details);
    }
    ready.when(prepare('500', 2027), preparer, newYear).then(prepared(1, '500', 2027));
  });

  it('takes its unpaid share with it when it ends, until that is carried over', () => {
    const ready = spec.given(opened, entitled);
    ready.when(prepare('1000', 2026), preparer, lastMoment).then(prepared());
    for (const amount of ['1', '1000', '1001', '0']) {
      const late = ready.when(prepare(amount, 2026), preparer, newYear);
      late.thenRefused('fiscal-year-over', { fiscalYear: 2026 });
    }
    const promise = { type: 'share-carried-over', clauseId: 'clause-1', amount: '1000' } as const;
    const hands = { decidedBy: 'head', reason: words, fromYear: 2026, toYear: 2027 };
    const carried = spec.given(opened, entitled, { ...promise, ...hands });
    carried.when(prepare('1500', 2027), preparer, newYear).then(prepared(1, '1500', 2027));
  });

  it('is what the hint names when only a year that is over has something left', () => {
    const state = foldEvents(reward, [opened, entitled, prepared(1, '500', 2027)]);
    const may = (at: string) => reward.may('prepare-payment', { by: preparer, at }, state)?.code;
    expect(may(noon)).toBe(undefined);
    expect(may(newYear)).toBe('fiscal-year-over');
    expect(reward.waits({ ...state, fiscalYear: 2027 } as Reward)).toEqual([
      { command: 'carry-over', about: 'clause-1', role: 'finance-head' },
    ]);
  });

  it('is what the hint names when nothing else is left of a clause', () => {
    const state = foldEvents(reward, [opened, entitled, prepared()]);
    const may = (at: string) => reward.may('prepare-payment', { by: preparer, at }, state)?.code;
    expect(may(noon)).toBe('fiscal-year-not-begun');
    expect(may(newYear)).toBe(undefined);
  });

  it('begins by the clock on 1 January, and its share waits for finance from then on', () => {
    const before = spec.given(opened, entitled, prepared());
    expect(reward.due(before.state)).toEqual({ at: newYear, provisional: false, command: begin });
    expect(reward.waits(before.state)).toEqual([]);
    before.when(begin, clock, newYear).then(begun);
    const after = spec.given(opened, entitled, prepared(), begun);
    // And then the year of what is still not paid will be over.
    expect(reward.due(after.state)?.at).toBe('2027-12-31T16:00:00.000Z');
    expect(reward.waits(after.state)).toEqual([
      { command: 'prepare-payment', about: 'clause-1', role: 'finance-officer' },
    ]);
    after.when(begin, clock, newYear).then();
  });

  it('is nobody’s to begin, and begins for nothing that has ended', () => {
    spec.given(opened).when(begin, head, newYear).thenRefused('service-only');
    const over = spec.given(opened, { type: 'reward-settled', paid: '0' });
    expect(reward.due(over.state)).toBe(undefined);
    over.when(begin, clock, newYear).then();
    spec.given().when(begin, clock, newYear).then();
  });

  it('is the one the reward opened in', () => {
    const open: RewardCommand = { type: 'open-reward', openingId: 'o', terms, packVersion: '1' };
    const { decision } = spec.given().when(open, service, newYear);
    expect(decision).toMatchObject({ events: [{ type: 'reward-opened', fiscalYear: 2027 }] });
  });

  it('counts as begun in histories that do not know of it', () => {
    const { fiscalYear: _, ...before } = opened;
    const { state } = spec.given(before, entitled, prepared());
    expect(reward.due(state)).toBe(undefined);
    expect(reward.waits(state)).toHaveLength(1);
  });
});
