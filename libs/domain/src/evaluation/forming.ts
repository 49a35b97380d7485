import { handsOf, isPerson, type PersonActor } from '../shared/actor.js';
import { decided, firstRefusal, refused, type Decision } from '../shared/decision.js';
import type { Issued } from '../shared/stage.js';
import { workingDaysAfter, type Deadline } from '../shared/working-days.js';
import type { ConvenePanel, DrawPanel, ReplaceExpert } from './commands.js';
import { conflictsOf } from './conflicts.js';
import { drawOf, type Drawn } from './draw.js';
import type { Evaluation, EvaluationEvent } from './evaluation.js';
import { firstPanelOf, presentSeats } from './panel.js';
import { panelPolicies, sizePolicies, type ProposedPanel } from './panel-policies.js';
import { vacantSeats, wrongPhase } from './who-may.js';

type Answer = Decision<EvaluationEvent>;
type Awaiting = Extract<Evaluation, { readonly phase: 'awaiting-panel' }>;

export function convene(command: ConvenePanel & Issued, state: Evaluation): Answer {
  if (state.phase !== 'awaiting-panel') return wrongPhase(state);
  const proposed = proposal(command, command.experts, state);
  const refusal = firstRefusal(panelPolicies.map((policy) => () => policy(proposed)));
  return refusal ?? convened(command, command.experts, state);
}

/**
 * Everybody whom no rule keeps off the panel is in the lot. Who is not, and why, stays out of the
 * event: others learn no more than that somebody could not sit.
 */
export function draw(command: DrawPanel & Issued, state: Evaluation): Answer {
  if (state.phase !== 'awaiting-panel') return wrongPhase(state);
  const { size, seed, fields, register, ties, by } = command;
  const seats = Array.from({ length: size }, (_, index) => String(index));
  const sized = proposal(command, seats, state);
  const refusal = firstRefusal(sizePolicies.map((policy) => () => policy(sized)));
  if (refusal) return refusal;
  const keptOff = [...handsOf(by), ...firstPanelOf(state)];
  const candidates = register
    .filter((one) => one.active && !keptOff.includes(one.expertId))
    .filter((one) => fields === undefined || one.fields.some((field) => fields.includes(field)))
    .filter((one) => conflictsOf(one, state.case, ties).length === 0)
    .map(({ expertId }) => expertId)
    .sort();
  if (candidates.length < size) {
    return refused('too-few-experts', { size, able: candidates.length });
  }
  const drawn = { seed, candidates };
  return convened(command, drawOf(drawn, size), state, drawn);
}

function convened(
  { by, at }: Issued,
  experts: readonly string[],
  state: Awaiting,
  drawn?: Drawn,
): Answer {
  const { personId, actsFor } = personOf(by);
  return decided([
    {
      type: 'panel-convened',
      secretaryId: personId,
      ...(actsFor !== undefined && { secretaryFor: actsFor }),
      experts,
      ...(drawn && { drawn }),
      opinionsDue: workingDaysAfter(at, state.rubric.opinionWorkingDays, state.calendar),
    },
  ]);
}

function proposal(
  { by, register, ties }: (ConvenePanel | DrawPanel) & Issued,
  experts: readonly string[],
  state: Awaiting,
): ProposedPanel {
  return {
    experts,
    newcomers: experts,
    case: state.case,
    rubric: state.rubric,
    secretary: handsOf(by),
    firstPanel: firstPanelOf(state),
    register,
    ties,
  };
}

/** Whoever comes later has the rubric's whole time, so the panel's day may move, never forward. */
export function replaceExpert(command: ReplaceExpert & Issued, state: Evaluation): Answer {
  if (state.phase !== 'collecting-opinions') return wrongPhase(state);
  const { replaces, expertId, by, at, register, ties } = command;
  if (!vacantSeats(state).includes(replaces)) {
    return refused('seat-not-vacant', { expert: replaces });
  }
  if (state.seats.some((seat) => seat.expertId === expertId)) {
    return refused('expert-already-on-panel', { expert: expertId });
  }
  const experts = presentSeats(state).map((seat) =>
    seat.expertId === replaces ? expertId : seat.expertId,
  );
  const { case: facts, rubric, calendar } = state;
  const convenors = [state.secretaryId, ...(state.secretaryFor ? [state.secretaryFor] : [])];
  const proposed: ProposedPanel = {
    experts,
    newcomers: [expertId],
    case: facts,
    rubric,
    secretary: [...convenors, ...handsOf(by)],
    firstPanel: firstPanelOf(state),
    register,
    ties,
  };
  const refusal = firstRefusal(panelPolicies.map((policy) => () => policy(proposed)));
  if (refusal) return refusal;
  const wholeTerm = workingDaysAfter(at, rubric.opinionWorkingDays, calendar);
  const opinionsDue = later(wholeTerm, state.opinionsDue);
  return decided([{ type: 'expert-replaced', replaces, expertId, opinionsDue }]);
}

function later(one: Deadline, other: Deadline): Deadline {
  return Date.parse(one.at) > Date.parse(other.at) ? one : other;
}

function personOf(by: Issued['by']): PersonActor {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by;
}
