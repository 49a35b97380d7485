import { expect } from '@jest/globals';
import type { Actor, Role } from '#domain/shared/actor';
import type { Claim, ClaimKey, RefusalDetails } from '#domain/shared/decision';
import type { CommandBody, EventBody, Stage } from '#domain/shared/stage';

/** Monday noon in the city, far from any holiday: the moment of a spec that does not care. */
export const noon = '2026-06-01T04:00:00.000Z';

export function person(personId: string, role: Role, unitId = `unit-of-${personId}`): Actor {
  return { kind: 'person', personId, unitId, roles: [role] };
}

/**
 * The grammar of every rule's spec: `specify(stage).given(...events).when(command, by).then(...events)`.
 * Given events are folded with the stage's own `evolve`; nothing else is set up.
 */
export function specify<State, Command extends CommandBody, Event extends EventBody, Outcome>(
  stage: Stage<State, Command, Event, Outcome>,
) {
  return {
    given(...history: Event[]) {
      const state = foldEvents(stage, history);
      return {
        state,
        when(command: Command, by: Actor, at = noon, commandId = 'cmd-1') {
          const decision = stage.decide({ ...command, by, at, commandId }, state);
          return {
            decision,
            then(...events: Event[]) {
              expect(decision).toMatchObject({ ok: true });
              if (decision.ok) expect(decision.events).toEqual(events);
            },
            thenEvents(...types: Event['type'][]) {
              expect(decision).toMatchObject({ ok: true });
              if (decision.ok) expect(decision.events.map((event) => event.type)).toEqual(types);
            },
            thenRefused(code: string, details?: RefusalDetails) {
              expect(decision).toMatchObject({ ok: false, code, ...(details && { details }) });
              expect(Object.keys(stage.sentences)).toContain(code);
            },
            thenClaims(takes: Partial<Claim>[], releases: ClaimKey[] = []) {
              expect(decision).toMatchObject({ ok: true, takes, releases });
            },
          };
        },
      };
    },
  };
}

export function foldEvents<State, Command extends CommandBody, Event extends EventBody, Outcome>(
  stage: Stage<State, Command, Event, Outcome>,
  history: readonly Event[],
): State {
  return history.reduce((state, event, index) => stage.evolve(state, event, index + 1), stage.initial);
}
