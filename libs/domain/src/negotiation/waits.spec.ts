import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { clauses, historyOf, negotiationEvents as happened } from './examples.js';
import { negotiation, type NegotiationEvent } from './negotiation.js';

const { given } = specify(negotiation);

describe('waiting', () => {
  const officers = { role: 'centre-officer', unitId: 'unit-centre' };

  it.each<[string, NegotiationEvent[], object[]]>([
    ['for terms', [happened['negotiation-opened']], [{ command: 'draft-terms', ...officers }]],
    [
      'for a review of clauses for a business, not by the drafter',
      [happened['negotiation-opened'], happened['terms-drafted']],
      [
        {
          command: 'record-review',
          role: 'unit-officer',
          unitId: 'unit-industry',
          except: ['person-officer'],
        },
      ],
    ],
    [
      'for other terms where the review was not passed',
      [...historyOf.drafting, { ...happened['competition-reviewed'], result: 'not-passed' }],
      [{ command: 'draft-terms', ...officers }],
    ],
    ['for nobody while the evaluation is reopened', historyOf['stepped-back'], []],
    ['for an offer of reviewed terms', historyOf.drafting, [{ command: 'offer', ...officers }]],
    [
      'for findings before an offer',
      [
        happened['negotiation-opened'],
        { ...happened['terms-drafted'], clauses: clauses.map(withoutFindings) },
      ],
      [{ command: 'draft-terms', ...officers }],
    ],
    [
      'for a new version of what was sent back',
      [...historyOf.agreed, happened['terms-sent-back']],
      [{ command: 'draft-terms', ...officers }],
    ],
    [
      'for agreement while the offer stands',
      historyOf.offered,
      [{ command: 'agree', ...officers, due: '2026-06-10T16:00:00.000Z' }],
    ],
    [
      'for a head of each unit that answers for a clause',
      historyOf.agreed,
      ['unit-industry', 'unit-talent'].map((unitId) => {
        return { command: 'approve', role: 'unit-head', unitId, except: ['person-officer'] };
      }),
    ],
    [
      'for the next level, but not for drafter and earlier approvers',
      [...historyOf.agreed, happened['terms-approved']],
      [
        {
          command: 'approve',
          role: 'deputy-mayor',
          except: ['person-officer', 'person-unit-head'],
        },
      ],
    ],
    [
      'for the signature',
      historyOf.approved,
      [{ command: 'sign', role: 'centre-head', unitId: 'unit-centre', except: ['person-officer'] }],
    ],
    ['for nobody while reward decides', historyOf['signature-requested'], []],
    [
      'for other terms when the money was refused',
      historyOf['commitment-refused'],
      [{ command: 'draft-terms', ...officers }],
    ],
    ['for nobody at the end', historyOf.signed, []],
  ])('is %s', (_, history, expected) => {
    expect(negotiation.waits(given(...history).state)).toEqual(expected);
  });
});

function withoutFindings<Each extends { clauseId: string }>(clause: Each) {
  return clause.clauseId === 'clause-2' ? { ...clause, findings: [] } : clause;
}
