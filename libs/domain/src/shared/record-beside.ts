import type { CommandBody, EventBody, Stage } from './stage.js';

type Own<State, Command extends CommandBody, Event extends EventBody> = Pick<
  Stage<State, Command, Event, never>,
  'name' | 'initial' | 'may' | 'decide' | 'evolve' | 'sentences'
>;

/**
 * Not a stage of a case but a record beside it (who printed, who read, which forms there are): it changes
 * nothing in the stage it belongs to, has no deadline, asks nobody and never ends. Whoever may write it has
 * been let in before, and there is no view of the record itself.
 */
export function recordBeside<State, Command extends CommandBody, Event extends EventBody>(
  own: Own<State, Command, Event>,
): Stage<State, Command, Event, never> {
  return {
    ...own,
    commands: [],
    due: () => undefined,
    errand: () => undefined,
    answered: () => {
      throw new Error(`${own.name} ask no errands`);
    },
    outcome: () => undefined,
    waits: () => [],
    visible: { seesCase: () => true, seesEvent: () => true, hiddenEvents: () => 0 },
  };
}
