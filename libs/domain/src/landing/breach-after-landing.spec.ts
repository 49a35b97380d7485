import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { unitHead, unitOfficer, textRef } from '../negotiation/examples.js';
import { historyOf, landingEvents as happened } from './examples.js';
import { landing, type LandingEvent } from './landing.js';

const { given } = specify(landing);
const reward = { kind: 'service', service: 'reward' } as const;
const [suspend, resume] = (['suspend-clause', 'resume-clause'] as const).map(
  (type) => ({ type, clauseId: 'clause-1', reason: textRef('reason') }) as const,
);
const fail = { type: 'fail-milestone', milestoneId: 'milestone-1', reason: textRef('why') } as const;
const revisited = happened['landing-revisited'];
const { landed } = historyOf;
const outcome = landing.outcome(given(...landed).state);
const suspended = [...landed, revisited, happened['clause-suspended']];
const held = [...suspended, happened['hold-confirmed']];
const letGo: LandingEvent = { ...happened['hold-confirmed'], held: false, lockedPayments: [] };

if (!suspend || !resume) throw new Error('two commands were made');

describe('a breach found after the landing has ended', () => {
  it('is worked on again: reward is asked to hold the clause, and the outcome waits', () => {
    given(...landed)
      .when(suspend, unitHead)
      .thenEvents('landing-revisited', 'clause-suspended');
    const { state } = given(...suspended);
    expect(state.phase).toBe('landed');
    expect(landing.outcome(state)).toBeUndefined();
    expect(landing.errand(state)).toMatchObject({
      service: 'reward',
      type: 'hold-clause',
      raisedAtVersion: suspended.length,
      request: { clauseId: 'clause-1', held: true },
    });
  });

  it('leaves the outcome as it was, word for word, whatever becomes of it', () => {
    expect(outcome).toMatchObject({ kind: 'landed', lapsed: [] });
    const failing = [...held, revisited, happened['milestone-failed']];
    for (const history of [
      held,
      [...held, revisited, happened['clause-resumed'], letGo],
      [...suspended, { ...happened['hold-refused'], code: 'clause-paid-up' }],
      [...failing, happened['milestone-lapsed']],
      [...failing, happened['lapse-refused']],
    ]) {
      expect(landing.outcome(given(...history).state)).toEqual(outcome);
    }
    expect(landing.outcome(given(...failing).state)).toBeUndefined();
  });

  it('says to landing what already stands in a locked batch, and waits for the head to resume', () => {
    const { state } = given(...held);
    expect(state).toMatchObject({
      milestones: [{ suspension: { standing: 'suspended', lockedPayments: ['payment-1'] } }, {}],
    });
    expect(landing.waits(state)).toEqual([
      { command: 'resume-clause', about: 'milestone-1', role: 'unit-head', unitId: 'unit-industry' },
    ]);
    given(...held)
      .when(resume, unitHead)
      .thenEvents('landing-revisited', 'clause-resumed');
    expect(landing.waits(given(...landed).state)).toEqual([]);
  });

  it('lets the money lapse only out of the hold, and by the head of the responsible unit', () => {
    given(...landed).when(fail, unitHead).thenRefused('already-entitled');
    given(...suspended).when(fail, unitHead).thenRefused('waiting-for-reward');
    given(...held)
      .when(fail, unitHead)
      .thenEvents('landing-revisited', 'milestone-failed');
    given(...held).when(fail, unitOfficer).thenRefused('unit-head-only');
    given(...held).when(suspend, unitHead).thenRefused('clause-suspended');
    given(...landed).when(resume, unitHead).thenRefused('clause-not-suspended');
  });

  it('records reward’s answers once', () => {
    const errand = landing.errand(given(...suspended).state);
    if (!errand) throw new Error('no errand is open');
    const answer = landing.answered(errand, { ok: true, result: { lockedPayments: ['payment-1'] } });
    given(...suspended).when(answer, reward).then(happened['hold-confirmed']);
    given(...held).when(answer, reward).then();
    const refusal = landing.answered(errand, { ok: false, code: 'clause-paid-up', details: {} });
    given(...suspended)
      .when(refusal, reward)
      .then({ ...happened['hold-refused'], code: 'clause-paid-up' });
  });

  it('is nothing for a landing that failed: every promise has lapsed already', () => {
    given(...historyOf.failed)
      .when(suspend, unitHead)
      .thenRefused('not-in-this-phase');
  });
});
