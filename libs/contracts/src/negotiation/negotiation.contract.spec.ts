import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { housing, negotiationEvents, subsidy } from '#domain/negotiation/examples';
import type { NegotiationEvent as DomainEvent } from '#domain/negotiation/negotiation';
import type { SignedTerms as DomainSignedTerms } from '#domain/reward/errands';
import * as commands from './commands.js';
import * as events from './events.js';
import * as views from './views.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Compile-time proof: the wire says exactly what the rules say. */
const sameEvents: Same<DomainEvent, events.NegotiationEvent> = true;
const sameTerms: Same<DomainSignedTerms, events.SignedTerms> = true;

const clause = {
  ...subsidy,
  condition: '完成固定资产投资并通过验收',
};

describe('events of negotiation', () => {
  it('mean the same to rules and contracts', () => {
    expect([sameEvents, sameTerms]).toEqual([true, true]);
  });

  it.each(Object.values(negotiationEvents))('$type travels unchanged', (event) => {
    expect(events.NegotiationEvent.parse(event)).toEqual(event);
  });

  it('have a member each in the contract', () => {
    const types = events.NegotiationEvent.options.map((option) => option.shape.type.value);
    expect([...types].sort()).toEqual(Object.keys(negotiationEvents).sort());
  });

  it.each<[string, object]>([
    ['an unknown type', { type: 'terms-forgotten' }],
    ['a version of zero', { ...negotiationEvents['offer-expired'], termsVersion: 0 }],
    ['words in place of a reference', { ...negotiationEvents['terms-agreed'], note: '同意' }],
    [
      'an amount that is no whole number of fen',
      { ...negotiationEvents['commitment-refused'], shortfall: '1.5' },
    ],
    [
      'a deadline without a moment',
      { ...negotiationEvents['terms-offered'], expires: '2026-06-10' },
    ],
  ])('do not travel with %s', (_, event) => {
    expect(events.NegotiationEvent.safeParse(event).success).toBe(false);
  });
});

describe('commands of negotiation', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['draft-terms', commands.DraftTerms, { clauses: [clause] }],
    [
      'draft-terms for this case alone',
      commands.DraftTerms,
      {
        clauses: [
          { ...clause, basis: { oneCaseReason: '一事一议' } },
          { ...housing, basis: { policyClauseId: 'policy-2' }, condition: '缴纳社保' },
        ],
      },
    ],
    ['offer', commands.OfferTerms, { validUntil: '2026-06-10' }],
    [
      'record-review',
      commands.RecordReview,
      { clauseIds: ['clause-1'], on: '2026-06-01', basis: '审查意见', result: 'passed' },
    ],
    ['record-counter', commands.RecordCounter, { from: 'other-side', points: '提高首年份额' }],
    ['agree', commands.AgreeTerms, {}],
    ['approve', commands.ApproveTerms, { level: 1 }],
    ['send-back', commands.SendTermsBack, { reason: '金额过高' }],
    ['sign', commands.SignTerms, {}],
    ['withdraw', commands.WithdrawNegotiation, { reason: 'no-funds' }],
  ])('%s is taken', (_, schema, body) => {
    expect(schema.parse(body)).toEqual(body);
  });

  it.each<[string, z.ZodType, unknown]>([
    [
      'a basis that is both',
      commands.DraftTerms,
      { clauses: [{ ...clause, basis: { policyClauseId: 'p', oneCaseReason: '理由' } }] },
    ],
    [
      'words in place of a kind of evidence',
      commands.DraftTerms,
      { clauses: [{ ...clause, evidenceKind: '验收材料' }] },
    ],
    ['a clause without a basis', commands.DraftTerms, { clauses: [{ ...clause, basis: {} }] }],
    [
      'an amount with separators',
      commands.DraftTerms,
      { clauses: [{ ...clause, shares: [{ fiscalYear: 2026, amount: '1,000' }] }] },
    ],
    [
      'an id for a clause, which is not the drafter’s to give',
      commands.DraftTerms,
      { clauses: [{ ...clause, clauseId: 'clause-1' }] },
    ],
    ['a day that does not exist', commands.OfferTerms, { validUntil: '2026-02-30' }],
    [
      'a review of no clause',
      commands.RecordReview,
      { clauseIds: [], on: '2026-06-01', basis: '审查意见', result: 'passed' },
    ],
    ['a counter of our own', commands.RecordCounter, { from: 'us', points: '要点' }],
    ['sending back without a reason', commands.SendTermsBack, { reason: '  ' }],
    ['an unknown reason', commands.WithdrawNegotiation, { reason: 'mood' }],
    ['who signs, which the token says', commands.SignTerms, { by: 'person-1' }],
  ])('%s is not taken', (_, schema, body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });
});

it('names every exported schema, once', () => {
  const exported = [commands, events, views].flatMap((module) => Object.values(module));
  const ids = exported.map((schema: z.ZodType) => schema.meta()?.id);
  expect(ids).not.toContain(undefined);
  expect(new Set(ids).size).toBe(ids.length);
});

it('can be published as JSON Schema', () => {
  for (const schema of [commands.DraftTerms, events.NegotiationEvent, views.NegotiationView]) {
    expect(z.toJSONSchema(schema)).toHaveProperty('$schema');
  }
});
