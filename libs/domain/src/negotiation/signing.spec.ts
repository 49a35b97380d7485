import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import {
  actor,
  centreHead,
  historyOf,
  housing,
  negotiationEvents as happened,
  officer,
  signedTerms,
  subsidy,
} from './examples.js';
import { negotiation, type NegotiationEvent } from './negotiation.js';

const { given } = specify(negotiation);
const reward = { kind: 'service', service: 'reward' } as const;

describe('when signing', () => {
  it('asks reward to commit every share of every year', () => {
    given(...historyOf.approved)
      .when({ type: 'sign' }, centreHead)
      .then(happened['signature-requested']);
    expect(negotiation.errand(given(...historyOf['signature-requested']).state)).toEqual({
      service: 'reward',
      type: 'commit-funds',
      raisedAtVersion: 8,
      request: {
        caseId: 'case-1',
        shares: [
          { clauseId: 'clause-1', fundId: 'fund-industry', fiscalYear: 2026, amount: '70000000' },
          { clauseId: 'clause-1', fundId: 'fund-industry', fiscalYear: 2027, amount: '50000000' },
          { clauseId: 'clause-2', fundId: 'fund-talent', fiscalYear: 2026, amount: '3000000' },
        ],
      },
    });
  });

  it('is for the head of the own centre, and not for the drafter', () => {
    const before = given(...historyOf.approved);
    before.when({ type: 'sign' }, officer).thenRefused('centre-head-only');
    before
      .when({ type: 'sign' }, actor('person-z', 'centre-head', 'unit-centre-2'))
      .thenRefused('centre-head-only');
    given(...historyOf.approved.map(draftedByCentreHead))
      .when({ type: 'sign' }, centreHead)
      .thenRefused('drafter-cannot-sign');
  });

  it('refuses everything that would void the terms while reward is deciding', () => {
    const waiting = given(...historyOf['signature-requested']);
    waiting
      .when({ type: 'draft-terms', clauses: [subsidy] }, officer)
      .thenRefused('waiting-for-reward');
    waiting.when({ type: 'withdraw', reason: 'other' }, officer).thenRefused('waiting-for-reward');
    waiting.when({ type: 'sign' }, centreHead).thenRefused('waiting-for-reward');
    expect(negotiation.outcome(waiting.state)).toBeUndefined();
  });

  it('is signed once the money is committed, and hands the signed terms on', () => {
    answerTo({ ok: true, result: {} }).then(happened['terms-signed']);
    const { state } = given(...historyOf.signed);
    expect(negotiation.errand(state)).toBeUndefined();
    expect(negotiation.outcome(state)).toEqual({ kind: 'signed', terms: signedTerms, version: 9 });
    expect(signedTerms.clauses.map((clause) => clause.milestone)).toEqual([
      { milestoneId: 'milestone-1', dueOn: '2026-12-31' },
      { milestoneId: 'milestone-2', dueOn: '2026-09-30' },
    ]);
  });

  it('says which fund and year lack how much when the money is refused', () => {
    const details = { fundId: 'fund-industry', fiscalYear: 2027, shortfall: '1000000' };
    answerTo({ ok: false, code: 'commitment-refused', details }).then(
      happened['commitment-refused'],
    );
    const refusedFor = given(...historyOf['commitment-refused']);
    expect(negotiation.errand(refusedFor.state)).toBeUndefined();
    refusedFor.when({ type: 'sign' }, centreHead).thenRefused('not-in-this-phase');
    refusedFor
      .when({ type: 'draft-terms', clauses: [housing] }, officer)
      .thenEvents('terms-drafted');
    refusedFor
      .when({ type: 'withdraw', reason: 'no-funds' }, officer)
      .thenEvents('negotiation-withdrawn');
  });

  it('keeps the scans of the signed paper, which change nothing of what was signed', () => {
    const { type: _, attachedBy: _by, ...document } = happened['scan-attached'];
    const attach = { type: 'attach-scan', document } as const;
    given(...historyOf.signed)
      .when(attach, officer)
      .then(happened['scan-attached']);
    given(...historyOf.signed)
      .when(attach, actor('person-y', 'centre-officer', 'unit-centre-2'))
      .thenRefused('centre-only');
    const { state } = given(...historyOf.signed, happened['scan-attached']);
    expect(state).toMatchObject({ phase: 'signed', scans: [document] });
    expect(negotiation.outcome(state)).toMatchObject({ kind: 'signed', version: 9 });
  });

  it('records an answer that no longer fits as nothing', () => {
    const late = { type: 'record-commitment', raisedAtVersion: 8 } as const;
    for (const history of [historyOf.signed, historyOf['commitment-refused'], historyOf.drafting]) {
      given(...history)
        .when(late, reward)
        .then();
    }
    given(...historyOf['signature-requested'])
      .when({ ...late, raisedAtVersion: 7 }, reward)
      .then();
  });

  function answerTo(answer: Parameters<typeof negotiation.answered>[1]) {
    const waiting = given(...historyOf['signature-requested']);
    const errand = negotiation.errand(waiting.state);
    if (!errand) throw new Error('no errand is open');
    return waiting.when(negotiation.answered(errand, answer), reward);
  }
});

function draftedByCentreHead(event: NegotiationEvent): NegotiationEvent {
  return event.type === 'terms-drafted' ? { ...event, drafterId: 'person-centre-head' } : event;
}
