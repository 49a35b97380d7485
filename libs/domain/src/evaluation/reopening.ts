import type { TakeClaimsAgain } from '../contact/errands.js';
import type { StepBack } from '../negotiation/errands.js';
import { decided, type Decision, type RefusalDetails } from '../shared/decision.js';
import type { Errand, ErrandAnswer } from '../shared/stage.js';
import type { RecordClaimsTaken, RecordStepBack } from './commands.js';
import type { Conclusion, Evaluation, EvaluationEvent, Holder } from './evaluation.js';

/**
 * Whom a reopening asks first. What was supported is negotiated by now, and negotiation steps back;
 * a case that was not supported is closed, and contact takes the claims it gave back.
 */
export function askedBeforeReopening({
  conclusion,
}: {
  readonly conclusion: Conclusion;
}): 'contact' | 'negotiation' {
  return conclusion === 'not-supported' ? 'contact' : 'negotiation';
}

export function errand(state: Evaluation): Errand | undefined {
  if (state.phase !== 'reopening-requested') return undefined;
  const service = askedBeforeReopening(state);
  const type: (StepBack | TakeClaimsAgain)['type'] =
    service === 'contact' ? 'take-claims-again' : 'step-back';
  const request: Omit<StepBack | TakeClaimsAgain, 'type'> = {
    caseId: state.case.caseId,
    evaluationVersion: state.concludedAtVersion,
  };
  return { service, type, raisedAtVersion: state.requestedAtVersion, request: { ...request } };
}

export function answered(
  { service, raisedAtVersion }: Errand,
  answer: ErrandAnswer,
): RecordStepBack | RecordClaimsTaken {
  const code = answer.ok ? {} : { code: answer.code };
  if (service !== 'contact') return { type: 'record-step-back', raisedAtVersion, ...code };
  const heldBy = answer.ok ? undefined : holderIn(answer.details);
  return { type: 'record-claims-taken', raisedAtVersion, ...code, ...(heldBy && { heldBy }) };
}

function holderIn({ unit, unitZh, unitEn }: RefusalDetails): Holder | undefined {
  if (typeof unit !== 'string' || typeof unitZh !== 'string' || typeof unitEn !== 'string') {
    return undefined;
  }
  return { unitId: unit, unitName: { zh: unitZh, en: unitEn } };
}

/** An answer that comes late, twice or to another question changes nothing. */
export function recordAnswer(
  command: RecordStepBack | RecordClaimsTaken,
  state: Evaluation,
): Decision<EvaluationEvent> {
  if (state.phase !== 'reopening-requested') return decided([]);
  if (state.requestedAtVersion !== command.raisedAtVersion) return decided([]);
  const answers = command.type === 'record-claims-taken' ? 'contact' : 'negotiation';
  if (askedBeforeReopening(state) !== answers) return decided([]);
  if (command.code === undefined) {
    return decided([{ type: 'evaluation-reopened', round: state.round + 1 }]);
  }
  const { code } = command;
  const heldBy = command.type === 'record-claims-taken' ? command.heldBy : undefined;
  return decided([{ type: 'reopening-refused', code, ...(heldBy && { heldBy }) }]);
}
