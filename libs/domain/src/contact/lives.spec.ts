import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents, noon } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import { partiesOf } from '../shared/case.js';
import type { Decided } from '../shared/decision.js';
import type { ContactCommand } from './commands.js';
import { contact, type Contact, type ContactEvent } from './contact.js';
import {
  colleague,
  head,
  journey,
  logTouch,
  officer,
  openCase,
  qualify,
  stranger,
  text,
} from './examples.js';

const dayAfter = (day: number) => new Date(Date.parse(noon) + day * 86_400_000).toISOString();

const onward = fc.constantFrom<ContactCommand>(
  ...[openCase, logTouch, qualify],
  { type: 'describe-intent', intent: text('intent') },
  { type: 'add-contact', personId: 'per-contact' },
  { type: 'hand-over', to: 'per-su' },
  { type: 'accept-hand-over' },
  { type: 'park', until: '2026-06-20', reason: text('board') },
  { type: 'resume' },
  { type: 'reopen', reason: text('they-rang') },
  ...(['pass-first-response', 'pass-triage', 'pass-progress'] as const).map((type) => ({ type })),
);
const joined = fc
  .constantFrom('per-one', 'per-two', 'per-scientist')
  .map((subjectId): ContactCommand => {
    return { type: 'add-subject', subject: { kind: 'person', subjectId } };
  });
const seldom = fc.constantFrom<ContactCommand>(
  { type: 'drop', reason: 'no-interest' },
  { type: 'take-claims-again', evaluationVersion: 7 },
  { type: 'close-case', ending: 'not-supported' },
  { type: 'close-case', ending: 'dropped' },
);
/** What may be tried at any moment; whether it goes through is for the rules to say. */
const command = fc.oneof(
  { arbitrary: onward, weight: 12 },
  { arbitrary: joined, weight: 2 },
  { arbitrary: seldom, weight: 1 },
);
const others = fc.constantFrom<Actor>(colleague, head, stranger, clock);
/** Mostly the officer's own days, and what only the journey or the clock gives is given by them. */
const actor = fc.oneof(
  { arbitrary: fc.constant<Actor>(officer), weight: 6 },
  { arbitrary: fc.constant<Actor>(journey), weight: 2 },
  { arbitrary: others, weight: 2 },
);
const days = fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 15);
const life = fc.array(fc.tuple(command, actor, days), { minLength: 30, maxLength: 80 });

/** Holds the unique index's part: a claim is taken when free, and given back by who has it. */
function expectClaimed(held: Set<string>, { takes, releases }: Decided<unknown>): void {
  const keys = (claims: readonly { kind: string; key: string }[]) =>
    claims.filter(({ kind }) => kind === 'subject').map(({ key }) => key);
  for (const key of keys(releases)) if (!held.delete(key)) throw new Error(`gave back ${key}`);
  for (const key of keys(takes)) {
    if (held.has(key)) throw new Error(`took ${key} twice`);
    held.add(key);
  }
}

/** While a case is attracted all its subjects are its own; once it is closed none of them is. */
function subjectsOf(state: Contact): readonly string[] {
  if (state.phase === 'not-opened' || state.phase === 'closed') return [];
  return state.subjects.flatMap(partiesOf).sort();
}

it('holds a claim on every subject while the case is open, and on none once it is closed', () => {
  let reached = new Set<string>();
  fc.assert(
    fc.property(life, (steps) => {
      let state = contact.initial;
      const history: ContactEvent[] = [];
      const held = new Set<string>();
      let at = 0;
      for (const [step, by, later] of [[openCase, officer, 0] as const, ...steps]) {
        at += later;
        const issued = { by, at: dayAfter(at), commandId: 'cmd-1' };
        const decision = contact.decide({ ...step, ...issued }, state);
        if (!decision.ok) continue;
        expectClaimed(held, decision);
        for (const event of decision.events) {
          history.push(JSON.parse(JSON.stringify(event)) as ContactEvent);
          state = contact.evolve(state, event, history.length);
        }
        expect([...held].sort()).toEqual(subjectsOf(state));
        reached = reached.add(state.phase);
      }
      expect(foldEvents(contact, history)).toEqual(state);
    }),
    { numRuns: 400 },
  );
  expect([...reached].sort()).toEqual(['closed', 'dropped', 'open', 'parked', 'qualified']);
});

it('takes an outcome back by reopening only, and waits for nobody after its end', () => {
  fc.assert(
    fc.property(life, (steps) => {
      let state = contact.initial;
      let version = 0;
      for (const [step, by] of [[openCase, officer] as const, ...steps]) {
        const before = contact.outcome(state);
        const decision = contact.decide({ ...step, by, at: noon, commandId: 'cmd-1' }, state);
        if (!decision.ok) continue;
        for (const event of decision.events) state = contact.evolve(state, event, (version += 1));
        const reopened = decision.events.some(({ type }) => type === 'case-reopened');
        if (before) expect(contact.outcome(state)).toEqual(reopened ? undefined : before);
        if (contact.outcome(state)) expect(contact.waits(state)).toEqual([]);
      }
    }),
  );
});
