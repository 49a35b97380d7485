import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { actor, centreHead, textRef, unitHead, unitOfficer } from '../negotiation/examples.js';
import {
  historyOf,
  landingEvents as happened,
  second,
  serviceOfficer,
  talentOfficer,
} from './examples.js';
import { landing, type LandingEvent } from './landing.js';

const { given } = specify(landing);
const reward = { kind: 'service', service: 'reward' } as const;
const talentHead = actor('person-talent-head', 'unit-head', 'unit-talent');

/** Reward's answer to whatever the history asks it. */
function answerTo(history: LandingEvent[], answer: Parameters<typeof landing.answered>[1]) {
  const waiting = given(...history);
  const errand = landing.errand(waiting.state);
  if (!errand) throw new Error('no errand is open');
  return waiting.when(landing.answered(errand, answer), reward);
}

describe('when evidence is returned', () => {
  const giveBack = {
    type: 'return-evidence',
    milestoneId: 'milestone-1',
    reason: textRef('reason-4'),
  } as const;

  it('awaits other evidence, and says why', () => {
    given(...historyOf.landing)
      .when(giveBack, unitOfficer)
      .then(happened['evidence-returned']);
    const after = given(...historyOf.landing, happened['evidence-returned']);
    expect(after.state).toMatchObject({
      milestones: [{ standing: 'awaited', returned: { reason: textRef('reason-4') } }, {}],
    });
    expect(landing.waits(after.state)).toMatchObject([{ command: 'submit-evidence' }, {}]);
  });

  it('is for the responsible unit, and never for whoever handed it in', () => {
    given(...historyOf.landing)
      .when(giveBack, talentOfficer)
      .thenRefused('not-responsible-unit');
    given(happened['landing-opened'], {
      ...happened['evidence-submitted'],
      submittedFor: 'person-unit-officer',
    })
      .when(giveBack, unitOfficer)
      .thenRefused('submitter-cannot-accept');
    given(happened['landing-opened'])
      .when(giveBack, unitOfficer)
      .thenRefused('no-evidence-yet');
  });

  it('is not judged by a deputy of whoever handed it in', () => {
    const deputy = { ...unitOfficer, actsFor: 'person-service-officer' };
    given(...historyOf.landing)
      .when({ type: 'accept-evidence', milestoneId: 'milestone-1' }, deputy)
      .thenRefused('submitter-cannot-accept');
  });
});

describe('when a milestone is extended', () => {
  const extend = {
    type: 'extend-milestone',
    milestoneId: 'milestone-1',
    dueOn: '2027-03-31',
    reason: textRef('reason-5'),
  } as const;

  it('keeps the old day, and is no longer overdue', () => {
    given(...historyOf.landing)
      .when(extend, unitHead)
      .then(happened['milestone-extended']);
    const overdue = { type: 'milestone-overdue', milestoneId: 'milestone-1' } as const;
    const { state } = given(...historyOf.landing, overdue, happened['milestone-extended']);
    expect(state).toMatchObject({
      milestones: [
        { dueOn: '2027-03-31', overdue: false, extensions: [{ from: '2026-12-31' }] },
        {},
      ],
    });
  });

  it('needs a later day that has not ended', () => {
    const before = given(...historyOf.landing);
    before
      .when({ ...extend, dueOn: '2026-12-31' }, unitHead)
      .thenRefused('extension-not-later', { dueOn: '2026-12-31' });
    before
      .when(extend, unitHead, '2027-03-31T16:00:00.000Z')
      .thenRefused('extension-in-the-past', { dueOn: '2027-03-31' });
  });

  it('is for the head of the unit that answers for this very clause', () => {
    const before = given(...historyOf.landing);
    before.when(extend, unitOfficer).thenRefused('unit-head-only');
    before.when(extend, centreHead).thenRefused('unit-head-only');
    before.when(extend, talentHead).thenRefused('not-responsible-unit');
  });

  it('is over once reward is asked', () => {
    given(...historyOf.landing, happened['milestone-accepted'])
      .when(extend, unitHead)
      .thenRefused('waiting-for-reward');
  });
});

describe('when a milestone fails', () => {
  const fail = {
    type: 'fail-milestone',
    milestoneId: 'milestone-1',
    reason: textRef('reason-6'),
  } as const;
  const failing = [...historyOf.landing, happened['milestone-failed']];

  it('asks reward to let its money lapse', () => {
    given(...historyOf.landing)
      .when(fail, unitHead)
      .then(happened['milestone-failed']);
    expect(landing.errand(given(...failing).state)).toEqual({
      service: 'reward',
      type: 'lapse-clause',
      raisedAtVersion: 3,
      request: { caseId: 'case-1', clauseId: 'clause-1' },
    });
    given(...failing)
      .when(fail, unitHead)
      .thenRefused('waiting-for-reward');
    answerTo(failing, { ok: true, result: {} }).then(happened['milestone-lapsed']);
    given(...failing, happened['milestone-lapsed'])
      .when(fail, unitHead)
      .thenRefused('milestone-has-failed');
  });

  it('is again what it was where reward refuses, and says why', () => {
    answerTo(failing, { ok: false, code: 'clause-unknown', details: {} }).then(
      happened['lapse-refused'],
    );
    expect(given(...failing, happened['lapse-refused']).state).toMatchObject({
      milestones: [{ standing: 'submitted', refusedCode: 'clause-unknown' }, {}],
    });
  });

  it('ends as landed where another is entitled, and as failed where none is', () => {
    const one = given(...failing, happened['milestone-lapsed'], second.submitted, second.accepted);
    expect(landing.outcome(one.state)).toBeUndefined();
    const landed = given(
      ...failing,
      happened['milestone-lapsed'],
      second.submitted,
      second.accepted,
      second.entitled,
    );
    expect(landing.outcome(landed.state)).toMatchObject({ kind: 'landed', lapsed: ['clause-1'] });
    const none = given(...historyOf.failed).state;
    expect(landing.outcome(none)).toEqual({
      kind: 'failed',
      caseId: 'case-1',
      lapsed: ['clause-1', 'clause-2'],
      version: 5,
    });
  });

  it('does not once its money may be claimed, but on a breach', () => {
    const entitled = [
      ...historyOf.landing,
      happened['milestone-accepted'],
      happened['milestone-entitled'],
    ];
    given(...entitled)
      .when(fail, unitHead)
      .thenRefused('already-entitled');
    given(...entitled, happened['clause-suspended'], happened['hold-confirmed'])
      .when(fail, unitHead)
      .thenEvents('milestone-failed');
  });
});

describe('when a clause is suspended on a breach', () => {
  const suspend = {
    type: 'suspend-clause',
    clauseId: 'clause-1',
    reason: textRef('reason-7'),
  } as const;
  const resume = { ...suspend, type: 'resume-clause', reason: textRef('reason-8') } as const;
  const asked = [...historyOf.landing, happened['clause-suspended']];
  const held = [...asked, happened['hold-confirmed']];

  it('asks reward to hold it, and keeps what goes on all the same', () => {
    given(...historyOf.landing)
      .when(suspend, unitHead)
      .then(happened['clause-suspended']);
    expect(landing.errand(given(...asked).state)).toEqual({
      service: 'reward',
      type: 'hold-clause',
      raisedAtVersion: 3,
      request: { caseId: 'case-1', clauseId: 'clause-1', held: true },
    });
    answerTo(asked, { ok: true, result: { lockedPayments: ['payment-1'] } }).then(
      happened['hold-confirmed'],
    );
    expect(given(...held).state).toMatchObject({
      milestones: [{ suspension: { standing: 'suspended', lockedPayments: ['payment-1'] } }, {}],
    });
    expect(landing.errand(given(...held).state)).toBeUndefined();
  });

  it('takes evidence, but accepts none until it is resumed', () => {
    given(...held)
      .when({ type: 'accept-evidence', milestoneId: 'milestone-1' }, unitOfficer)
      .thenRefused('clause-suspended', { clauseId: 'clause-1' });
    expect(landing.waits(given(...held).state)[0]).toEqual({
      command: 'resume-clause',
      about: 'milestone-1',
      role: 'unit-head',
      unitId: 'unit-industry',
    });
    given(...held).when(resume, unitHead).then(happened['clause-resumed']);
    const resuming = [...held, happened['clause-resumed']];
    expect(landing.errand(given(...resuming).state)).toMatchObject({
      type: 'hold-clause',
      raisedAtVersion: 5,
      request: { held: false },
    });
    const letGo = { ...happened['hold-confirmed'], held: false, lockedPayments: [] };
    answerTo(resuming, { ok: true, result: { lockedPayments: [] } }).then(letGo);
    given(...resuming, letGo)
      .when({ type: 'accept-evidence', milestoneId: 'milestone-1' }, unitOfficer)
      .thenEvents('milestone-accepted');
  });

  it('is not where reward refuses, and is still where it refuses to let go', () => {
    answerTo(asked, { ok: false, code: 'clause-unknown', details: {} }).then(
      happened['hold-refused'],
    );
    const after = given(...asked, happened['hold-refused']).state;
    expect(after).toMatchObject({ milestones: [{ refusedCode: 'clause-unknown' }, {}] });
    expect(after).not.toHaveProperty('milestones.0.suspension');
    const stillHeld = { ...happened['hold-refused'], held: false };
    const { state } = given(...held, happened['clause-resumed'], stillHeld);
    expect(state).toMatchObject({ milestones: [{ suspension: { standing: 'suspended' } }, {}] });
  });

  it('waits for reward’s answer, and happens once', () => {
    given(...asked).when(resume, unitHead).thenRefused('waiting-for-reward');
    given(...held).when(suspend, unitHead).thenRefused('clause-suspended');
    given(...historyOf.landing).when(resume, unitHead).thenRefused('clause-not-suspended');
    given(...held)
      .when({ ...suspend, clauseId: 'clause-9' }, unitHead)
      .thenRefused('clause-unknown', { clauseId: 'clause-9' });
    given(...historyOf.landing).when(suspend, serviceOfficer).thenRefused('unit-head-only');
  });

  it('keeps the landing open until the hold is over', () => {
    const settled = [...historyOf.landed.slice(0, -1), happened['clause-suspended']];
    const waiting = given(...settled, happened['hold-confirmed'], second.entitled);
    expect(landing.outcome(waiting.state)).toBeUndefined();
    const letGo = { ...happened['hold-confirmed'], held: false, lockedPayments: [] };
    const { state } = given(
      ...settled,
      happened['hold-confirmed'],
      second.entitled,
      happened['clause-resumed'],
      letGo,
    );
    expect(landing.outcome(state)).toMatchObject({ kind: 'landed' });
  });

  it('records an answer that no longer fits as nothing', () => {
    const late = { type: 'record-hold-answer', raisedAtVersion: 3, lockedPayments: [] } as const;
    given(...held).when(late, reward).then();
    given(...held)
      .when({ type: 'record-lapse-answer', raisedAtVersion: 3 }, reward)
      .then();
  });
});
