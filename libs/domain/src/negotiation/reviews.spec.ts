import { describe, it } from '@jest/globals';
import { specify } from '#testing/specify';
import {
  actor,
  historyOf,
  housing,
  negotiationEvents as happened,
  negotiationOpened,
  officer,
  textRef,
  unitHead,
  unitOfficer,
} from './examples.js';
import type { RecordReview } from './commands.js';
import { negotiation, type NegotiationEvent } from './negotiation.js';

const { given } = specify(negotiation);
const drafted: NegotiationEvent[] = [happened['negotiation-opened'], happened['terms-drafted']];
const review: RecordReview = {
  type: 'record-review',
  on: '2026-06-01',
  basis: textRef('basis-1'),
  result: 'passed',
};
const offer = { type: 'offer', validUntil: '2026-06-10' } as const;

describe('a fair-competition review', () => {
  it('covers every clause for a business where it names none', () => {
    given(...drafted)
      .when(review, unitOfficer)
      .then(happened['competition-reviewed']);
  });

  it('is recorded by somebody of a unit who did not draft', () => {
    given(...drafted).when(review, unitHead).thenEvents('competition-reviewed');
    given(...drafted).when(review, officer).thenRefused('reviewer-only');
    given(...draftedBy('person-unit-officer'))
      .when(review, unitOfficer)
      .thenRefused('drafter-cannot-review');
  });

  it('is not recorded by who stands in for the drafter, nor for whom the drafter stood in', () => {
    const deputy = { ...actor('person-b', 'unit-officer', 'unit-industry'), actsFor: 'person-a' };
    given(...draftedBy('person-a'))
      .when(review, deputy)
      .thenRefused('drafter-cannot-review');
    given(...draftedBy('person-x', 'person-unit-officer'))
      .when(review, unitOfficer)
      .thenRefused('drafter-cannot-review');
  });

  it('names clauses of this version, on a day that has come', () => {
    const before = given(...drafted);
    before
      .when({ ...review, clauseIds: ['clause-1', 'clause-9'] }, unitHead)
      .thenRefused('clause-unknown', { clauses: ['clause-9'] });
    before
      .when({ ...review, on: '2026-06-02' }, unitHead)
      .thenRefused('review-in-the-future', { on: '2026-06-02' });
    before.when({ ...review, clauseIds: ['clause-2'] }, unitHead).thenEvents('competition-reviewed');
    const forPersons = { ...happened['terms-drafted'], clauses: [{ ...housing, clauseId: 'clause-1' }] };
    given(happened['negotiation-opened'], forPersons)
      .when(review, unitHead)
      .thenRefused('nothing-to-review');
  });
});

describe('an offer', () => {
  it('needs a review of each clause for a business, and none of a clause for a person', () => {
    given(...drafted)
      .when(offer, officer)
      .thenRefused('review-missing', { clauses: ['clause-1'] });
    given(...drafted, happened['competition-reviewed'])
      .when(offer, officer)
      .thenEvents('terms-offered');
  });

  it('needs the review to have been passed; a later review takes the place of an earlier one', () => {
    const failed = { ...happened['competition-reviewed'], result: 'not-passed' } as const;
    given(...drafted, happened['competition-reviewed'], failed)
      .when(offer, officer)
      .thenRefused('review-not-passed', { clauses: ['clause-1'] });
    given(...drafted, failed, happened['competition-reviewed'])
      .when(offer, officer)
      .thenEvents('terms-offered');
  });

  it('needs a review of its own version', () => {
    given(...historyOf.drafting, { ...happened['terms-drafted'], termsVersion: 2 })
      .when(offer, officer)
      .thenRefused('review-missing', { clauses: ['clause-1'] });
  });
});

it('is no way round for kinds tied to tax paid, which the pack has to turn on', () => {
  const kindsOff = ['talent-housing'];
  given({ type: 'negotiation-opened', ...negotiationOpened, clauseKinds: [], kindsOff })
    .when({ type: 'draft-terms', clauses: [housing] }, officer)
    .thenRefused('clause-kind-off', { clauses: ['clause-1'] });
});

function draftedBy(drafterId: string, drafterFor?: string): NegotiationEvent[] {
  const standingIn = drafterFor === undefined ? {} : { drafterFor };
  return [
    happened['negotiation-opened'],
    { ...happened['terms-drafted'], drafterId, ...standingIn },
  ];
}
