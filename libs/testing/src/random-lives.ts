import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '#domain/shared/actor';
import { say } from '#domain/shared/sentences';
import type { CommandBody, EventBody, Stage } from '#domain/shared/stage';
import { noon } from './specify.js';

/** Commands of one stage, each with somebody who may give it, and whoever else may try. */
export interface Cast<Command> {
  readonly given: Readonly<Record<string, readonly [Command, Actor]>>;
  readonly others: readonly Actor[];
  readonly longest?: number;
}

/**
 * Whatever is asked in whatever order, by whoever: a refused command leaves nothing and says so in
 * both languages (I5), the state is its events folded again after they travelled (I6, I9), and what a
 * viewer is not told of is counted right. Versions are the events' places, so they have no gap.
 */
export function expectHonestLives<State, Command extends CommandBody, Event extends EventBody, Outcome>(
  stage: Stage<State, Command, Event, Outcome>,
  { given, others, longest = 30 }: Cast<Command>,
): void {
  const asked = Object.values(given);
  const actors = [...asked.map(([, by]) => by), ...others];
  // Half of the steps by who may, so that lives come far; the rest by anybody.
  const step = fc.oneof(
    fc.constantFrom(...asked),
    fc.tuple(fc.constantFrom(...asked.map(([command]) => command)), fc.constantFrom(...actors)),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: longest }), (steps) => {
      let state = stage.initial;
      const history: Event[] = [];
      for (const [command, by] of steps) {
        const before = JSON.stringify(state);
        const decision = stage.decide({ ...command, by, at: noon, commandId: 'cmd' }, state);
        expect(JSON.stringify(state)).toBe(before);
        if (!decision.ok) {
          expectSaid(stage, decision);
          continue;
        }
        for (const event of decision.events) {
          history.push(JSON.parse(JSON.stringify(event)) as Event);
          state = stage.evolve(state, event, history.length);
        }
      }
      const folded = history.reduce(
        (sofar, event, index) => stage.evolve(sofar, event, index + 1),
        stage.initial,
      );
      expect(JSON.parse(JSON.stringify(folded))).toEqual(JSON.parse(JSON.stringify(state)));
      for (const viewer of actors) {
        const hidden = history.filter((event) => !stage.visible.seesEvent(viewer, state, event));
        expect(stage.visible.hiddenEvents(viewer, state)).toBe(hidden.length);
      }
    }),
  );
}

function expectSaid(
  { sentences }: Pick<Stage<unknown, CommandBody, EventBody>, 'sentences'>,
  { code, details }: { readonly code: string; readonly details: Parameters<typeof say>[2] },
): void {
  const sentence = sentences[code];
  if (!sentence) throw new Error(`no sentence for ${code}`);
  for (const language of ['zh', 'en'] as const) {
    expect(say(sentence, language, details)).not.toMatch(/[{}]/);
  }
}
