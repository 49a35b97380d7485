import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import {
  actor,
  officer,
  signedTerms,
  textRef,
  unitHead,
  unitOfficer,
} from '../negotiation/examples.js';
import { clock } from '../shared/actor.js';
import {
  document,
  historyOf,
  landingEvents as happened,
  landingOpened,
  second,
  serviceOfficer,
  talentOfficer,
} from './examples.js';
import { landing, type LandingEvent } from './landing.js';

const { given } = specify(landing);
const reward = { kind: 'service', service: 'reward' } as const;
const submit = {
  type: 'submit-evidence',
  milestoneId: 'milestone-1',
  kind: 'acceptance-record',
  document,
} as const;
const accept = { type: 'accept-evidence', milestoneId: 'milestone-1' } as const;

describe('opening', () => {
  it('awaits one milestone a clause', () => {
    given()
      .when({ type: 'open-landing', ...landingOpened }, { kind: 'service', service: 'journey' })
      .then(happened['landing-opened']);
    expect(given(happened['landing-opened']).state).toMatchObject({
      phase: 'landing',
      milestones: [
        { milestoneId: 'milestone-1', standing: 'awaited', clauseId: 'clause-1' },
        { milestoneId: 'milestone-2', standing: 'awaited', clauseId: 'clause-2' },
      ],
    });
  });

  it('is not for persons', () => {
    given()
      .when({ type: 'open-landing', ...landingOpened }, officer)
      .thenRefused('not-for-persons');
  });
});

describe('when evidence is handed in', () => {
  const opened = given(happened['landing-opened']);

  it('names the document by its digest and who handed it in', () => {
    opened.when(submit, serviceOfficer).then(happened['evidence-submitted']);
  });

  it('is taken from service officers, the own centre’s officers and unit officers only', () => {
    opened.when(submit, officer).thenEvents('evidence-submitted');
    opened.when(submit, unitOfficer).thenEvents('evidence-submitted');
    opened.when(submit, unitHead).thenRefused('submitter-only');
    opened
      .when(submit, actor('person-x', 'unit-officer', 'unit-above'))
      .thenRefused('submitter-only');
    opened
      .when(submit, actor('person-y', 'centre-officer', 'unit-centre-2'))
      .thenRefused('submitter-only');
  });

  it('must be of the kind the clause asks for', () => {
    opened
      .when({ ...submit, kind: 'licence' }, serviceOfficer)
      .thenRefused('evidence-kind-mismatch', { given: 'licence', asked: 'acceptance-record' });
  });

  it('must be for a milestone of the case', () => {
    opened
      .when({ ...submit, milestoneId: 'milestone-9' }, serviceOfficer)
      .thenRefused('milestone-unknown', { milestoneId: 'milestone-9' });
  });

  it('takes the place of what was handed in before, until it is accepted', () => {
    const again = { ...happened['evidence-submitted'], submittedBy: 'person-officer' };
    given(...historyOf.landing)
      .when(submit, officer)
      .then(again);
    expect(given(...historyOf.landing, again).state).toMatchObject({
      milestones: [{ standing: 'submitted', evidence: { submittedBy: 'person-officer' } }, {}],
    });
    given(...historyOf.landing, happened['milestone-accepted'])
      .when(submit, officer)
      .thenRefused('waiting-for-reward', { milestoneId: 'milestone-1' });
    given(...historyOf.landing, happened['milestone-accepted'], happened['milestone-entitled'])
      .when(submit, officer)
      .thenRefused('already-entitled', { milestoneId: 'milestone-1' });
  });
});

describe('when evidence is accepted', () => {
  const submitted = given(...historyOf.landing);

  it('keeps by whom and on which day of the city', () => {
    submitted
      .when({ ...accept, note: textRef('note-3') }, unitOfficer)
      .then(happened['milestone-accepted']);
    submitted.when(accept, unitHead, '2026-06-01T16:00:00.000Z').then({
      type: 'milestone-accepted',
      milestoneId: 'milestone-1',
      acceptedBy: 'person-unit-head',
      acceptedOn: '2026-06-02',
    });
  });

  it('is for the unit responsible for this very clause', () => {
    submitted.when(accept, talentOfficer).thenRefused('not-responsible-unit');
    submitted.when(accept, officer).thenRefused('not-responsible-unit');
    submitted
      .when(accept, actor('person-x', 'service-officer', 'unit-industry'))
      .thenRefused('not-responsible-unit');
  });

  it('is never for whoever handed it in', () => {
    given(happened['landing-opened'], {
      ...happened['evidence-submitted'],
      submittedBy: 'person-unit-officer',
    })
      .when(accept, unitOfficer)
      .thenRefused('submitter-cannot-accept');
  });

  it('needs evidence, and happens once', () => {
    given(happened['landing-opened'])
      .when(accept, unitOfficer)
      .thenRefused('no-evidence-yet', { milestoneId: 'milestone-1' });
    given(...historyOf.landing, happened['milestone-accepted'])
      .when(accept, unitHead)
      .thenRefused('waiting-for-reward');
    given(...historyOf.landing, happened['milestone-accepted'], happened['milestone-entitled'])
      .when(accept, unitHead)
      .thenRefused('already-entitled');
  });
});

describe('when reward is asked to entitle', () => {
  const bothAccepted = historyOf.landed.slice(0, 5);

  it('asks for one milestone at a time, the one accepted first', () => {
    const waiting = given(...bothAccepted);
    expect(landing.errand(waiting.state)).toEqual({
      service: 'reward',
      type: 'entitle',
      raisedAtVersion: 4,
      request: {
        caseId: 'case-1',
        clauseId: 'clause-1',
        milestoneId: 'milestone-1',
        acceptedOn: '2026-06-01',
      },
    });
    const answered = given(...bothAccepted, happened['milestone-entitled']);
    expect(landing.errand(answered.state)).toMatchObject({
      raisedAtVersion: 5,
      request: { milestoneId: 'milestone-2' },
    });
  });

  it('keeps asking for the one accepted first, whichever clause comes first', () => {
    const secondFirst = [
      happened['landing-opened'],
      happened['evidence-submitted'],
      second.submitted,
      second.accepted,
      happened['milestone-accepted'],
    ];
    expect(landing.errand(given(...secondFirst).state)).toMatchObject({
      raisedAtVersion: 4,
      request: { milestoneId: 'milestone-2' },
    });
  });

  it('goes on with the other milestones meanwhile', () => {
    given(...historyOf.landing, happened['milestone-accepted'])
      .when({ ...submit, milestoneId: 'milestone-2', kind: 'social-insurance' }, serviceOfficer)
      .then(second.submitted);
  });

  it('records the entitlement', () => {
    answerTo({ ok: true, result: {} }).then(happened['milestone-entitled']);
  });

  it('puts a refused milestone back to what was handed in, and says why', () => {
    answerTo({ ok: false, code: 'clause-unknown', details: {} }).then(
      happened['entitlement-refused'],
    );
    const after = given(...bothAccepted, happened['entitlement-refused']);
    expect(after.state).toMatchObject({
      milestones: [
        { standing: 'submitted', refusedCode: 'clause-unknown' },
        { standing: 'accepted' },
      ],
    });
    expect(landing.errand(after.state)).toMatchObject({ raisedAtVersion: 5 });
    after.when(accept, unitHead).thenEvents('milestone-accepted');
  });

  it('records an answer that no longer fits as nothing', () => {
    const late = { type: 'record-entitle-answer', raisedAtVersion: 4 } as const;
    given(...bothAccepted, happened['milestone-entitled'])
      .when(late, reward)
      .then();
    given(...historyOf.landed)
      .when(late, reward)
      .then();
  });

  function answerTo(answer: Parameters<typeof landing.answered>[1]) {
    const waiting = given(...bothAccepted);
    const errand = landing.errand(waiting.state);
    if (!errand) throw new Error('no errand is open');
    return waiting.when(landing.answered(errand, answer), reward);
  }
});

describe('when a milestone’s day ends', () => {
  const pass = { type: 'pass-milestone', milestoneId: 'milestone-2' } as const;

  it('is due for the earliest day first, and once for each milestone', () => {
    const opened = given(happened['landing-opened']);
    expect(landing.due(opened.state)).toEqual({
      at: '2026-09-30T16:00:00.000Z',
      provisional: false,
      command: pass,
    });
    opened.when(pass, clock).then(happened['milestone-overdue']);
    const after = given(happened['landing-opened'], happened['milestone-overdue']);
    expect(landing.due(after.state)).toMatchObject({ command: { milestoneId: 'milestone-1' } });
    after.when(pass, clock).then();
  });

  it('is not due for what is accepted', () => {
    const { state } = given(...historyOf.landed.slice(0, 5));
    expect(landing.due(state)).toBeUndefined();
  });

  it('blocks nothing', () => {
    const late = given(happened['landing-opened'], happened['milestone-overdue']);
    late
      .when({ ...submit, milestoneId: 'milestone-2', kind: 'social-insurance' }, serviceOfficer)
      .then(second.submitted);
    expect(
      given(happened['landing-opened'], happened['milestone-overdue'], second.submitted).state,
    ).toMatchObject({ milestones: [{ overdue: false }, { overdue: true, standing: 'submitted' }] });
  });
});

describe('the end', () => {
  it('comes when every milestone is entitled', () => {
    expect(landing.outcome(given(...historyOf.landed.slice(0, -1)).state)).toBeUndefined();
    const { state } = given(...historyOf.landed);
    expect(landing.outcome(state)).toEqual({
      kind: 'landed',
      caseId: 'case-1',
      lapsed: [],
      version: 7,
    });
    expect(landing.errand(state)).toBeUndefined();
    expect(landing.waits(state)).toEqual([]);
  });

  it('names the signed clauses it started from', () => {
    expect(given(...historyOf.landed).state).toMatchObject({ terms: signedTerms });
  });
});

describe('waiting', () => {
  it('is for evidence until the milestone’s day, then for somebody else of the unit', () => {
    expect(landing.waits(given(...historyOf.landing).state)).toEqual([
      {
        command: 'accept-evidence',
        about: 'milestone-1',
        role: 'unit-officer',
        unitId: 'unit-industry',
        except: ['person-service-officer'],
      },
      {
        command: 'submit-evidence',
        about: 'milestone-2',
        role: 'service-officer',
        due: '2026-09-30T16:00:00.000Z',
      },
    ]);
  });

  it('is for nobody about what is accepted', () => {
    expect(landing.waits(given(...historyOf.landed.slice(0, 5)).state)).toEqual([]);
  });
});

it('reads the same from events that travelled as JSON', () => {
  const travelled = historyOf.landed.map(
    (event) => JSON.parse(JSON.stringify(event)) as LandingEvent,
  );
  expect(given(...travelled).state).toEqual(given(...historyOf.landed).state);
});
