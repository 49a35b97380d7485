import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { landingEvents } from '#domain/landing/examples';
import type { LandingEvent as DomainEvent } from '#domain/landing/landing';
import * as commands from './commands.js';
import * as events from './events.js';
import * as views from './views.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Compile-time proof: the wire says exactly what the rules say. */
const sameEvents: Same<DomainEvent, events.LandingEvent> = true;

const evidence = {
  milestoneId: 'milestone-1',
  kind: 'licence',
  documentId: 'd1',
};

const reason = '示例：材料不全';

describe('events of landing', () => {
  it('mean the same to rules and contracts', () => {
    expect(sameEvents).toBe(true);
  });

  it.each(Object.values(landingEvents))('$type travels unchanged', (event) => {
    expect(events.LandingEvent.parse(event)).toEqual(event);
  });

  it('have a member each in the contract', () => {
    const types = events.LandingEvent.options.map((option) => option.shape.type.value);
    expect([...types].sort()).toEqual(Object.keys(landingEvents).sort());
  });

  it.each<[string, object]>([
    ['an unknown type', { type: 'evidence-forgotten', milestoneId: 'milestone-1' }],
    [
      'a digest that is none',
      {
        ...landingEvents['evidence-submitted'],
        document: { ...landingEvents['evidence-submitted'].document, digest: 'A1'.repeat(32) },
      },
    ],
    ['no milestone', { type: 'milestone-entitled' }],
    ['words in place of a reference', { ...landingEvents['milestone-accepted'], note: '合格' }],
    [
      'a moment in place of a day',
      { ...landingEvents['milestone-accepted'], acceptedOn: '2026-06-01T00:00:00.000Z' },
    ],
  ])('do not travel with %s', (_, event) => {
    expect(events.LandingEvent.safeParse(event).success).toBe(false);
  });
});

describe('commands of landing', () => {
  it('take evidence and acceptance', () => {
    expect(commands.SubmitEvidence.parse(evidence)).toEqual(evidence);
    const acceptance = { milestoneId: 'milestone-1', note: '合格' };
    expect(commands.AcceptEvidence.parse(acceptance)).toEqual(acceptance);
  });

  it.each<[string, z.ZodType, unknown]>([
    ['return-evidence', commands.ReturnEvidence, { milestoneId: 'milestone-1', reason }],
    [
      'extend-milestone',
      commands.ExtendMilestone,
      { milestoneId: 'milestone-1', dueOn: '2027-03-31', reason },
    ],
    ['fail-milestone', commands.FailMilestone, { milestoneId: 'milestone-1', reason }],
    ['suspend-clause', commands.SuspendClause, { clauseId: 'clause-1', reason }],
    ['resume-clause', commands.ResumeClause, { clauseId: 'clause-1', reason }],
  ])('take %s', (_, schema, body) => {
    expect(schema.parse(body)).toEqual(body);
  });

  it.each<[string, z.ZodType, unknown]>([
    ['words in place of a kind', commands.SubmitEvidence, { ...evidence, kind: '营业执照' }],
    [
      'a digest of the sender’s own making',
      commands.SubmitEvidence,
      { ...evidence, digest: 'a1'.repeat(32) },
    ],
    ['a return without a reason', commands.ReturnEvidence, { milestoneId: 'milestone-1' }],
    [
      'an extension to a day that does not exist',
      commands.ExtendMilestone,
      { milestoneId: 'milestone-1', dueOn: '2027-02-30', reason },
    ],
    [
      'holding a clause without a reason',
      commands.SuspendClause,
      { clauseId: 'clause-1', reason: ' ' },
    ],
    [
      'who hands it in, which the token says',
      commands.SubmitEvidence,
      { ...evidence, submittedBy: 'person-1' },
    ],
    ['acceptance of nothing', commands.AcceptEvidence, {}],
  ])('do not take %s', (_, schema, body) => {
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
  for (const schema of [commands.SubmitEvidence, events.LandingEvent, views.LandingView]) {
    expect(z.toJSONSchema(schema)).toHaveProperty('$schema');
  }
});
