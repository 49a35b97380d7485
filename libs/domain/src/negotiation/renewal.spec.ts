import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import {
  deputyMayor,
  centreHead,
  historyOf,
  negotiationEvents as happened,
  negotiationOpened,
  officer,
  otherOfficer,
  subsidy,
  textRef,
  unitHead,
} from './examples.js';
import { negotiation, type Negotiation } from './negotiation.js';

const { given } = specify(negotiation);
const evaluation = { kind: 'service', service: 'evaluation' } as const;
const journey = { kind: 'service', service: 'journey' } as const;
const stepBack = { type: 'step-back', evaluationVersion: 5 } as const;
const { type: _, ...newer } = happened['negotiation-renewed'];

describe('when the evaluation is reopened', () => {
  it('gives up what was offered, agreed or approved, and waits', () => {
    for (const phase of ['drafting', 'offered', 'agreed', 'approved', 'commitment-refused'] as const) {
      given(...historyOf[phase])
        .when(stepBack, evaluation)
        .then(happened['negotiation-stepped-back']);
    }
    const { state } = given(...historyOf['stepped-back']);
    expect(state).toMatchObject({ phase: 'stepped-back', terms: { termsVersion: 1 } });
    expect(state).not.toHaveProperty('offer');
    expect(negotiation.due(state)).toBeUndefined();
    given(...historyOf['stepped-back'])
      .when({ type: 'draft-terms', clauses: [subsidy] }, officer)
      .thenRefused('not-in-this-phase', { phase: 'stepped-back' });
  });

  it('refuses once a signature was asked for', () => {
    for (const phase of ['signature-requested', 'signed'] as const) {
      given(...historyOf[phase])
        .when(stepBack, evaluation)
        .thenRefused('signing-requested');
    }
  });

  it('refuses after a withdrawal: the case is closed and holds no claims any more', () => {
    given(...historyOf.withdrawn).when(stepBack, evaluation).thenRefused('negotiation-withdrawn');
  });

  it('changes nothing for an evaluation that is no longer the last', () => {
    given(...historyOf.offered, happened['negotiation-renewed'])
      .when(stepBack, evaluation)
      .then();
  });

  it('is no person’s to ask', () => {
    given(...historyOf.offered).when(stepBack, centreHead).thenRefused('not-for-persons');
  });
});

describe('when the evaluation was concluded anew', () => {
  const renew = { type: 'open-negotiation', ...newer } as const;

  it('goes on drafting, also after a withdrawal', () => {
    for (const phase of ['stepped-back', 'withdrawn', 'offered'] as const) {
      given(...historyOf[phase])
        .when(renew, journey)
        .then(happened['negotiation-renewed']);
    }
    const { state } = given(...historyOf.approved, happened['negotiation-renewed']);
    expect(state.phase).toBe('drafting');
    expect(state).not.toHaveProperty('approvals');
  });

  it('changes nothing for the same or an older one, nor once a signature was asked for', () => {
    const same = { type: 'open-negotiation', ...negotiationOpened } as const;
    given(...historyOf.offered).when(same, journey).then();
    for (const phase of ['signature-requested', 'signed'] as const) {
      given(...historyOf[phase])
        .when(renew, journey)
        .then();
    }
  });

  it('takes each citation to where its finding now stands, and drops what was not found again', () => {
    const state = opened(given(...historyOf['stepped-back'], happened['negotiation-renewed']).state);
    expect(state.findings).toEqual([{ number: 1, text: textRef('finding-2') }]);
    expect(state.terms?.clauses.map(({ findings }) => findings)).toEqual([[], [1]]);
  });

  it('makes of the last terms a version of their own, which has to be reviewed again', () => {
    const after = given(...historyOf['stepped-back'], happened['negotiation-renewed']);
    const state = opened(after.state);
    expect(state.terms).toMatchObject({ termsVersion: 2, drafterId: 'person-officer' });
    expect(state.versions.map(({ termsVersion }) => termsVersion)).toEqual([1, 2]);
    after
      .when({ type: 'offer', validUntil: '2026-06-10' }, officer)
      .thenRefused('clause-cites-no-finding', { clauses: ['clause-1'] });
  });
});

describe('a counter', () => {
  const counter = {
    type: 'record-counter',
    from: 'other-side',
    points: textRef('points-1'),
  } as const;

  it('is kept, and the offer stands until a new draft', () => {
    given(...historyOf.offered).when(counter, officer).then(happened['counter-recorded']);
    const after = given(...historyOf.offered, happened['counter-recorded']);
    expect(after.state).toMatchObject({ phase: 'offered', counters: [{ from: 'other-side' }] });
    after.when({ type: 'agree' }, officer).thenEvents('terms-agreed');
  });

  it('answers an offer that has not expired', () => {
    given(...historyOf.drafting).when(counter, officer).thenRefused('not-in-this-phase');
    given(...historyOf.offered)
      .when(counter, officer, '2026-06-10T16:00:00.000Z')
      .thenRefused('offer-expired');
    given(...historyOf.offered).when(counter, unitHead).thenRefused('negotiator-only');
  });
});

describe('a deputy’s hands', () => {
  const standingIn = { ...unitHead, personId: 'person-deputy', actsFor: 'person-unit-head' };

  it('are remembered with what they approve', () => {
    given(...historyOf.agreed)
      .when({ type: 'approve' }, standingIn)
      .then({
        type: 'terms-approved',
        level: 1,
        approverId: 'person-deputy',
        approverFor: 'person-unit-head',
      });
  });

  it('approve no second level, and neither does who they stood in for', () => {
    const first = {
      ...happened['terms-approved'],
      approverId: 'person-deputy',
      approverFor: 'person-deputy-mayor',
    };
    given(...historyOf.agreed, first)
      .when({ type: 'approve' }, deputyMayor)
      .thenRefused('already-approved-a-level');
  });

  it('approve and sign nothing that the person they stand in for drafted', () => {
    given(...historyOf.agreed)
      .when({ type: 'approve' }, { ...unitHead, actsFor: 'person-officer' })
      .thenRefused('drafter-cannot-approve');
    given(...historyOf.approved)
      .when({ type: 'sign' }, { ...centreHead, actsFor: 'person-officer' })
      .thenRefused('drafter-cannot-sign');
  });

  it('are remembered with what they draft', () => {
    given(happened['negotiation-opened'])
      .when({ type: 'draft-terms', clauses: [subsidy] }, { ...otherOfficer, actsFor: 'person-a' })
      .then({
        type: 'terms-drafted',
        termsVersion: 1,
        drafterId: 'person-officer-2',
        drafterFor: 'person-a',
        clauses: [{ ...subsidy, clauseId: 'clause-1' }],
      });
  });
});

function opened(state: Negotiation): Exclude<Negotiation, { phase: 'not-opened' }> {
  if (state.phase === 'not-opened') throw new Error('not opened');
  return state;
}
