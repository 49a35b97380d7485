import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { clock } from '../shared/actor.js';
import {
  actor,
  centreHead,
  clauses,
  deputyMayor,
  historyOf,
  housing,
  negotiationEvents as happened,
  negotiationOpened,
  officer,
  otherOfficer,
  subsidy,
  textRef,
  unitHead,
  unitOfficer,
} from './examples.js';
import { negotiation, type NegotiationEvent } from './negotiation.js';

const { given } = specify(negotiation);
const journey = { kind: 'service', service: 'journey' } as const;

describe('opening', () => {
  it('keeps the case, the findings and the rules of the pack', () => {
    given()
      .when({ type: 'open-negotiation', ...negotiationOpened }, journey)
      .then(happened['negotiation-opened']);
  });

  it('is not for persons', () => {
    given()
      .when({ type: 'open-negotiation', ...negotiationOpened }, officer)
      .thenRefused('not-for-persons');
  });
});

describe('when drafting', () => {
  const draft = { type: 'draft-terms', clauses: [subsidy, housing] } as const;

  it('numbers the clauses by position and the version from one', () => {
    given(happened['negotiation-opened']).when(draft, officer).then(happened['terms-drafted']);
  });

  it('lets an officer of a unit that answers for a clause draft the next version', () => {
    given(...historyOf.drafting)
      .when({ ...draft, clauses: [subsidy] }, unitOfficer)
      .then({
        type: 'terms-drafted',
        termsVersion: 2,
        drafterId: 'person-unit-officer',
        clauses: [{ ...subsidy, clauseId: 'clause-1' }],
      });
  });

  it('refuses officers of units without a clause and of other centres', () => {
    const strangers = [
      actor('person-x', 'unit-officer', 'unit-else'),
      actor('person-y', 'centre-officer', 'unit-centre-2'),
      unitHead,
    ];
    for (const stranger of strangers) {
      given(...historyOf.drafting)
        .when(draft, stranger)
        .thenRefused('negotiator-only');
    }
  });

  it('voids offer, agreement and approvals', () => {
    for (const phase of ['offered', 'agreed', 'approved', 'commitment-refused'] as const) {
      const before = given(...historyOf[phase]);
      before.when(draft, otherOfficer).thenEvents('terms-drafted');
      const { state } = given(...historyOf[phase], {
        ...happened['terms-drafted'],
        termsVersion: 2,
      });
      expect(state).toMatchObject({ phase: 'drafting', terms: { termsVersion: 2 } });
      expect(state).not.toHaveProperty('offer');
      expect(state).not.toHaveProperty('approvals');
    }
  });
});

describe('when offering', () => {
  const offer = { type: 'offer', validUntil: '2026-06-10' } as const;

  it('stands until the end of the last day in the city', () => {
    given(...historyOf.drafting)
      .when(offer, officer)
      .then(happened['terms-offered']);
  });

  it('needs terms', () => {
    given(happened['negotiation-opened']).when(offer, officer).thenRefused('no-terms-yet');
  });

  it('refuses terms with a clause that cites no finding, whatever the day', () => {
    const uncited = { ...happened['terms-drafted'], clauses: clauses.map(withoutFindings) };
    given(happened['negotiation-opened'], uncited)
      .when(offer, officer)
      .thenRefused('clause-cites-no-finding', { clauses: ['clause-2'] });
  });

  it('refuses a day that has ended and one beyond the longest validity', () => {
    const before = given(...historyOf.drafting);
    before
      .when({ ...offer, validUntil: '2026-05-31' }, officer)
      .thenRefused('validity-in-the-past', { validUntil: '2026-05-31' });
    before
      .when({ ...offer, validUntil: '2026-07-02' }, officer)
      .thenRefused('validity-too-long', { maxDays: 30 });
  });

  it('may be valid for today only, and for exactly the longest validity', () => {
    const before = given(...historyOf.drafting);
    before.when({ ...offer, validUntil: '2026-06-01' }, officer).thenEvents('terms-offered');
    before.when({ ...offer, validUntil: '2026-07-01' }, officer).thenEvents('terms-offered');
  });
});

describe('when an offer is not taken up', () => {
  const expired = [...historyOf.offered, happened['offer-expired']];

  it('is due at the end of its last day', () => {
    expect(negotiation.due(given(...historyOf.offered).state)).toEqual({
      at: '2026-06-10T16:00:00.000Z',
      provisional: false,
      command: { type: 'expire-offer' },
    });
    given(...historyOf.offered)
      .when({ type: 'expire-offer' }, clock)
      .then(happened['offer-expired']);
  });

  it('goes back to drafting with the same version, which may be offered again', () => {
    const after = given(...expired);
    expect(after.state).toMatchObject({ phase: 'drafting', terms: { termsVersion: 1 } });
    expect(negotiation.due(after.state)).toBeUndefined();
    after
      .when({ type: 'offer', validUntil: '2026-06-30' }, officer, '2026-06-15T04:00:00.000Z')
      .thenEvents('terms-offered');
  });

  it('refuses a late agreement by its name', () => {
    given(...expired)
      .when({ type: 'agree' }, officer)
      .thenRefused('offer-expired');
    given(...historyOf.offered)
      .when({ type: 'agree' }, officer, '2026-06-10T16:00:00.000Z')
      .thenRefused('offer-expired');
  });

  it('forgets the expired offer with the next version', () => {
    given(...expired, { ...happened['terms-drafted'], termsVersion: 2 })
      .when({ type: 'agree' }, officer)
      .thenRefused('not-in-this-phase', { phase: 'drafting' });
  });
});

describe('when the other side agrees', () => {
  it('records the agreement up to the last moment, with a note', () => {
    given(...historyOf.offered)
      .when({ type: 'agree', note: textRef('note-1') }, unitOfficer, '2026-06-10T15:59:59.999Z')
      .then(happened['terms-agreed']);
  });

  it('knows no deadline any more', () => {
    expect(negotiation.due(given(...historyOf.agreed).state)).toBeUndefined();
  });
});

describe('when approving', () => {
  it('asks every level the total needs, lowest first', () => {
    given(...historyOf.agreed)
      .when({ type: 'approve', level: 1 }, unitHead)
      .then(happened['terms-approved']);
    const once = given(...historyOf.agreed, happened['terms-approved']);
    expect(once.state.phase).toBe('agreed');
    once
      .when({ type: 'approve' }, deputyMayor)
      .then({ type: 'terms-approved', level: 2, approverId: 'person-deputy-mayor' });
    expect(given(...historyOf.approved).state.phase).toBe('approved');
  });

  it('asks level one only for a total that no higher level is above', () => {
    const small = [{ ...housing, clauseId: 'clause-1' }];
    const [, , , ...onwards] = historyOf.agreed;
    const after = given(
      happened['negotiation-opened'],
      { ...happened['terms-drafted'], clauses: small },
      ...onwards,
      happened['terms-approved'],
    );
    expect(after.state.phase).toBe('approved');
  });

  it('refuses whoever does not hold the role of the next level', () => {
    given(...historyOf.agreed)
      .when({ type: 'approve' }, deputyMayor)
      .thenRefused('approver-of-level-only', { level: 1, role: 'unit-head' });
  });

  it('is at the level of unit heads for one whose unit answers for a clause', () => {
    const elsewhere = actor('person-else', 'unit-head', 'unit-else');
    given(...historyOf.agreed)
      .when({ type: 'approve' }, elsewhere)
      .thenRefused('responsible-head-only');
    given(...historyOf.agreed)
      .when({ type: 'approve' }, actor('person-talent-head', 'unit-head', 'unit-talent'))
      .thenEvents('terms-approved');
  });

  it('refuses a level that is not the next', () => {
    given(...historyOf.agreed, happened['terms-approved'])
      .when({ type: 'approve', level: 1 }, deputyMayor)
      .thenRefused('not-the-next-level', { level: 1, next: 2 });
  });

  it('refuses who drafted this version, whatever else they are', () => {
    given(...draftedBy('person-unit-head'))
      .when({ type: 'approve' }, unitHead)
      .thenRefused('drafter-cannot-approve');
  });

  it('refuses who approved another level', () => {
    const both = { ...unitHead, roles: ['unit-head', 'deputy-mayor'] } as const;
    given(...historyOf.agreed, happened['terms-approved'])
      .when({ type: 'approve' }, both)
      .thenRefused('already-approved-a-level');
  });

  it('sends terms back to drafting with the reason', () => {
    const sendBack = { type: 'send-back', reason: textRef('reason-3') } as const;
    given(...historyOf.agreed)
      .when(sendBack, unitHead)
      .then(happened['terms-sent-back']);
    given(...historyOf.agreed)
      .when(sendBack, deputyMayor)
      .thenRefused('approver-of-level-only');
    given(...draftedBy('person-unit-head'))
      .when(sendBack, unitHead)
      .thenRefused('drafter-cannot-approve');
    expect(given(...historyOf.agreed, happened['terms-sent-back']).state).toMatchObject({
      phase: 'drafting',
      lastOfferExpired: false,
      sentBack: { level: 1, reason: textRef('reason-3') },
    });
  });
});

describe('when withdrawing', () => {
  it('ends the negotiation with a reason', () => {
    given(...historyOf.agreed)
      .when({ type: 'withdraw', reason: 'other', note: textRef('note-2') }, centreHead)
      .then({ type: 'negotiation-withdrawn', reason: 'other', note: textRef('note-2') });
    const { state } = given(...historyOf.withdrawn);
    expect(negotiation.outcome(state)).toEqual({ kind: 'withdrawn', caseId: 'case-1', version: 4 });
  });

  it('needs a note for the reason other', () => {
    given(...historyOf.drafting)
      .when({ type: 'withdraw', reason: 'other' }, centreHead)
      .thenRefused('note-needed');
  });

  it('is for the own centre only', () => {
    given(...historyOf.drafting)
      .when({ type: 'withdraw', reason: 'no-funds' }, unitOfficer)
      .thenRefused('centre-only');
  });
});

it('reads the same from events that travelled as JSON', () => {
  for (const history of Object.values(historyOf)) {
    const travelled = history.map((event) => JSON.parse(JSON.stringify(event)) as NegotiationEvent);
    expect(given(...travelled).state).toEqual(given(...history).state);
  }
});

function withoutFindings<Each extends { clauseId: string }>(clause: Each) {
  return clause.clauseId === 'clause-2' ? { ...clause, findings: [] } : clause;
}

function draftedBy(drafterId: string): NegotiationEvent[] {
  return historyOf.agreed.map((event) =>
    event.type === 'terms-drafted' ? { ...event, drafterId } : event,
  );
}
