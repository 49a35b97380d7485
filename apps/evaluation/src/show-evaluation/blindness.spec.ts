import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EvaluationCommand } from '#domain/evaluation/commands';
import { evaluation, type Evaluation, type EvaluationEvent } from '#domain/evaluation/evaluation';
import {
  actor,
  centreHead,
  concludedHistory,
  convened,
  deputy,
  experts,
  given,
  opened,
  opening,
  otherExperts,
  otherSecretary,
  outsider,
  reopened,
  reopeningRequested,
  secretary,
  service,
  text,
} from '#domain/evaluation/examples';
import { isFor } from '#domain/journey/work';
import type { Actor, PersonActor } from '#domain/shared/actor';
import { foldEvents, noon } from '#testing/specify';
import { evaluationSeen } from './evaluation-shown.js';

const everyone = [...experts, ...otherExperts];
const asExpert = (personId: string) => actor(personId, 'expert');

const viewers: readonly PersonActor[] = [
  ...everyone.map(asExpert),
  secretary,
  otherSecretary,
  deputy,
  centreHead,
  outsider,
  actor('per-leader', 'leader'),
  actor('per-clerk', 'centre-officer', 'unit-ipc'),
  { ...asExpert('per-ada'), actsFor: 'per-sec' },
  { ...actor('per-stand-in', 'expert'), actsFor: 'per-bo' },
];

type Step = readonly [command: EvaluationCommand, by: Actor];

const [giveOpinion] = given['give-opinion'];
const [amendOpinion] = given['amend-opinion'];
const [stepDown] = given.recuse;
const conflicted: EvaluationCommand = { type: 'declare-conflict', conflict: 'conflict' };
const anyone = fc.constantFrom(...everyone);

/** What people do while a panel works, each by somebody whose work it may be. */
const steps: readonly { weight: number; arbitrary: fc.Arbitrary<Step> }[] = [
  { weight: 6, arbitrary: anyone.map((id) => [given['declare-conflict'][0], asExpert(id)]) },
  { weight: 1, arbitrary: anyone.map((id) => [conflicted, asExpert(id)]) },
  { weight: 6, arbitrary: scored((merit) => ({ ...giveOpinion, scores: { merit } })) },
  { weight: 2, arbitrary: scored((merit) => ({ ...amendOpinion, scores: { merit } })) },
  { weight: 1, arbitrary: anyone.map((id) => [stepDown, asExpert(id)]) },
  { weight: 1, arbitrary: anyone.map((expertId) => [{ ...stepDown, expertId }, secretary]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyone, anyone)
      .map(([replaces, expertId]) => [{ ...given['replace-expert'][0], replaces, expertId }, secretary]),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step>(
      given.extend,
      given.conclude,
      given['pass-opinion-deadline'],
      [given['convene-panel'][0], secretary],
      [{ type: 'open-evaluation', ...opening, openingId: 'contact-case-1:9' }, service],
    ),
  },
];

function scored(commandOf: (merit: number) => EvaluationCommand): fc.Arbitrary<Step> {
  return fc
    .tuple(anyone, fc.integer({ min: 0, max: 100 }))
    .map(([id, merit]) => [commandOf(merit), asExpert(id)]);
}

const secondPanel = { ...convened, experts: otherExperts } as EvaluationEvent;
const beginnings: readonly (readonly EvaluationEvent[])[] = [
  [opened, convened],
  [...concludedHistory, reopeningRequested, reopened, secondPanel],
];

/** What happens when these steps are tried one after the other. */
function historyAfter(beginning: readonly EvaluationEvent[], taken: readonly Step[]) {
  const history = [...beginning];
  let state = foldEvents(evaluation, history);
  for (const [command, by] of taken) {
    const decision = evaluation.decide({ ...command, by, at: noon, commandId: 'cmd' }, state);
    if (!decision.ok) continue;
    for (const event of decision.events) {
      history.push(event);
      state = evaluation.evolve(state, event, history.length);
    }
  }
  return history;
}

/** Everything a service tells this viewer: case or 404, view, version, hints, answers, work. */
function told(viewer: PersonActor, history: readonly EvaluationEvent[]) {
  const state: Evaluation = foldEvents(evaluation, history);
  if (state.phase === 'not-opened' || !evaluation.visible.seesCase(viewer, state)) return 404;
  const asking = { by: viewer, at: noon, commandId: 'cmd-2' };
  const seen = evaluationSeen(viewer, state);
  return {
    texts: seen.texts,
    view: seen.show(new Map(), () => 'digest'),
    version: history.length - evaluation.visible.hiddenEvents(viewer, state),
    events: history.filter((event) => evaluation.visible.seesEvent(viewer, state, event)),
    hints: evaluation.commands.map((type) => evaluation.may(type, asking, state)),
    answers: bodies.map((command) => evaluation.decide({ ...command, ...asking }, state)),
    work: evaluation.waits(state).filter((wait) => isFor(wait, viewer)),
    due: evaluation.due(state),
  };
}

const bodies: readonly EvaluationCommand[] = [
  ...Object.values(given).map(([command]) => command),
  ...everyone.map((expertId) => ({ ...stepDown, expertId })),
  ...everyone.map((replaces) => ({ ...given['replace-expert'][0], replaces })),
];

/** Other points, other words, another recommendation. */
function anotherOpinion(event: EvaluationEvent): EvaluationEvent {
  if (event.type !== 'opinion-given' && event.type !== 'opinion-amended') return event;
  const scores = { merit: 100 - (event.scores['merit'] ?? 0) };
  return { ...event, scores, comment: text('other'), recommendation: 'do-not-support' };
}

/** A panel, and what people then try on it. */
const panels = fc.tuple(
  fc.constantFrom(...beginnings),
  fc.array(fc.oneof(...steps), { maxLength: 40 }),
);

it('tells nobody of an opinion they may not see: neither its points and words nor that it is', () => {
  let hidings = 0;
  fc.assert(
    fc.property(panels, ([beginning, taken]) => {
      const history = historyAfter(beginning, taken);
      const state = foldEvents(evaluation, history);
      for (const viewer of viewers) {
        const isHidden = (event: EvaluationEvent) =>
          !evaluation.visible.seesEvent(viewer, state, event);
        if (!history.some(isHidden)) continue;
        hidings += 1;
        const before = told(viewer, history);
        const changed = history.map((event) => (isHidden(event) ? anotherOpinion(event) : event));
        expect(told(viewer, changed)).toEqual(before);
        const absent = history.filter((event) => !isHidden(event));
        expect(told(viewer, absent)).toEqual(before);
      }
    }),
    { numRuns: 300 },
  );
  // Most panels keep something from somebody: a property that never looked would prove nothing.
  expect(hidings).toBeGreaterThan(300);
});
