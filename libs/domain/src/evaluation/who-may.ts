import { holdsRole, isPerson } from '../shared/actor.js';
import { refused, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { phaseDetails } from '../shared/phase-words.js';
import type { Issued } from '../shared/stage.js';
import type { EvaluationCommand } from './commands.js';
import type { Evaluation } from './evaluation.js';
import { hasGivenOpinion, hasQuorum, isConvenor, isRecused, seatOf } from './panel.js';
import { evaluationPhases } from './refusals.js';
import { askedBeforeReopening } from './reopening.js';

type Asked = Pick<Issued, 'by' | 'at'>;

/** Whatever the body says: may whoever asks try this command in this phase? */
export function may(
  type: EvaluationCommand['type'],
  asked: Asked,
  state: Evaluation,
): Refusal | undefined {
  const { by } = asked;
  switch (type) {
    case 'open-evaluation':
    case 'adopt-calendar':
    case 'record-step-back':
    case 'record-claims-taken':
      return by.kind === 'service' ? undefined : refused('service-only');
    case 'pass-opinion-deadline':
      if (by.kind !== 'clock') return refused('clock-only');
      return whileCollecting(state);
    case 'convene-panel':
    case 'draw-panel':
      if (!holdsRole(by, 'committee-secretary')) return refused('secretary-only');
      return state.phase === 'awaiting-panel' ? undefined : wrongPhase(state);
    case 'declare-conflict':
    case 'give-opinion':
    case 'amend-opinion':
      return expertMay(type, asked, state);
    case 'recuse':
      return isConvenor(by, state) ? whileCollecting(state) : expertMay(type, asked, state);
    case 'replace-expert':
      return convenorOnly(asked, state) ?? seatIsVacant(state);
    case 'extend':
      return convenorOnly(asked, state) ?? notYetExtended(state);
    case 'conclude':
      return convenorOnly(asked, state) ?? quorumIsMet(state);
    case 'reopen':
      return mayReopen(asked, state);
    default:
      return never(type);
  }
}

type ExpertCommand = 'declare-conflict' | 'give-opinion' | 'amend-opinion' | 'recuse';

function expertMay(type: ExpertCommand, { by }: Asked, state: Evaluation): Refusal | undefined {
  const seat = seatOf(by, state);
  if (!seat) return refused('not-on-panel');
  if (state.phase !== 'collecting-opinions') return wrongPhase(state);
  if (type === 'declare-conflict') {
    return seat.declared === undefined ? undefined : refused('conflict-already-declared');
  }
  if (seat.declared === undefined) return refused('conflict-not-declared');
  if (isRecused(seat)) return refused('recused');
  const isGiven = hasGivenOpinion(seat.expertId, state);
  if (type === 'give-opinion' && isGiven) return refused('opinion-already-given');
  if (type === 'amend-opinion' && !isGiven) return refused('no-opinion-to-amend');
  return undefined;
}

function convenorOnly({ by }: Asked, state: Evaluation): Refusal | undefined {
  const phase = whileCollecting(state);
  if (phase) return phase;
  return isConvenor(by, state) ? undefined : refused('convening-secretary-only');
}

function seatIsVacant(state: Evaluation): Refusal | undefined {
  return vacantSeats(state).length > 0 ? undefined : refused('nobody-to-replace');
}

/** Recused experts nobody was seated for yet. */
export function vacantSeats(state: Evaluation): readonly string[] {
  if (state.phase !== 'collecting-opinions') return [];
  return state.seats
    .filter((seat) => isRecused(seat) && seat.replacedBy === undefined)
    .map((seat) => seat.expertId);
}

function notYetExtended(state: Evaluation): Refusal | undefined {
  const isExtended = state.phase === 'collecting-opinions' && state.extension !== undefined;
  return isExtended ? refused('already-extended') : undefined;
}

/** How many opinions are in stays out: below the quorum not even the secretary may know. */
function quorumIsMet(state: Evaluation): Refusal | undefined {
  if (state.phase !== 'collecting-opinions' || hasQuorum(state)) return undefined;
  return refused('quorum-not-met', { need: state.rubric.quorum });
}

function mayReopen({ by }: Asked, state: Evaluation): Refusal | undefined {
  if (state.phase === 'not-opened') return wrongPhase(state);
  const role = state.reopeningRole ?? 'committee-secretary';
  if (!holdsRole(by, role)) return refused('reopening-role-only', { role });
  // There is a head of the centre in every centre: what is asked for is their own unit's case.
  const ofUnit = isPerson(by) && by.unitId === state.case.officerUnitId;
  if (role === 'centre-head' && !ofUnit) return refused('reopening-role-only', { role });
  if (state.phase !== 'concluded') return wrongPhase(state);
  return state.reopened ? refused('already-reopened') : undefined;
}

function whileCollecting(state: Evaluation): Refusal | undefined {
  return state.phase === 'collecting-opinions' ? undefined : wrongPhase(state);
}

export function wrongPhase(state: Evaluation): Refusal {
  if (state.phase === 'reopening-requested') {
    return refused(`waiting-for-${askedBeforeReopening(state)}`);
  }
  return refused('not-in-this-phase', phaseDetails(state.phase, evaluationPhases));
}
