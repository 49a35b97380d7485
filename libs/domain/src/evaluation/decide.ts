import { isPerson } from '../shared/actor.js';
import { decided, refused, type Decision } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { isNewerOpening } from '../shared/opening.js';
import type { Issued } from '../shared/stage.js';
import { reachesFurther, recounted, workingDaysAfter } from '../shared/working-days.js';
import type {
  AdoptCalendar,
  AmendOpinion,
  Conclude,
  EvaluationCommand,
  Extend,
  GiveOpinion,
  OpenEvaluation,
  Recuse,
} from './commands.js';
import type { Conclusion, Evaluation, EvaluationEvent, Recommendation } from './evaluation.js';
import { openedOf } from './evolve.js';
import { convene, draw, replaceExpert } from './forming.js';
import { computedResult, isConvenor, isRecused } from './panel.js';
import { recordAnswer } from './reopening.js';
import { faultyCriteria } from './rubric.js';
import { may, wrongPhase } from './who-may.js';

type Answer = Decision<EvaluationEvent>;

export function decide(command: EvaluationCommand & Issued, state: Evaluation): Answer {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-evaluation':
      return open(command, state);
    case 'convene-panel':
      return convene(command, state);
    case 'draw-panel':
      return draw(command, state);
    case 'declare-conflict':
      return decided([
        {
          type: 'conflict-declared',
          expertId: personIdOf(command),
          conflict: command.conflict,
          ...(command.note && { note: command.note }),
        },
      ]);
    case 'give-opinion':
      return opine('opinion-given', command, state);
    case 'amend-opinion':
      return opine('opinion-amended', command, state);
    case 'recuse':
      return recuse(command, state);
    case 'replace-expert':
      return replaceExpert(command, state);
    case 'extend':
      return extend(command, state);
    case 'conclude':
      return conclude(command, state);
    case 'reopen': {
      const { reason } = command;
      return decided([{ type: 'reopening-requested', requestedBy: personIdOf(command), reason }]);
    }
    case 'pass-opinion-deadline':
      return decided([{ type: 'opinion-deadline-passed' }]);
    case 'adopt-calendar':
      return adoptCalendar(command, state);
    case 'record-step-back':
    case 'record-claims-taken':
      return recordAnswer(command, state);
    default:
      return never(command);
  }
}

/** The same outcome of contact, or an older one, changes nothing; a newer one begins anew. */
function open(command: OpenEvaluation, state: Evaluation): Answer {
  const opened = openedOf(command);
  if (state.phase === 'not-opened') return decided([{ type: 'evaluation-opened', ...opened }]);
  if (!isNewerOpening(command.openingId, state.openingId)) return decided([]);
  return decided([{ type: 'evaluation-renewed', ...opened }]);
}

function opine(
  type: 'opinion-given' | 'opinion-amended',
  command: (GiveOpinion | AmendOpinion) & Issued,
  state: Evaluation,
): Answer {
  if (state.phase !== 'collecting-opinions') return wrongPhase(state);
  const faulty = faultyCriteria(command.scores, state.rubric);
  if (faulty.length > 0) return refused('scores-outside-rubric', { criteria: faulty });
  const { scores, comment, recommendation } = command;
  const round = state.round > 1 ? { round: state.round } : {};
  const expertId = personIdOf(command);
  return decided([{ type, expertId, scores, comment, recommendation, ...round }]);
}

/** Whether this expert's opinion was in is asked nowhere: the answer would tell the secretary. */
function recuse(command: Recuse & Issued, state: Evaluation): Answer {
  if (state.phase !== 'collecting-opinions') return wrongPhase(state);
  const recusedBy = personIdOf(command);
  const bySecretary = isConvenor(command.by, state);
  const expertId = command.expertId ?? (bySecretary ? undefined : recusedBy);
  if (expertId === undefined) return refused('expert-to-recuse-needed');
  if (!bySecretary && expertId !== recusedBy) return refused('recuses-only-oneself');
  const seat = state.seats.find((one) => one.expertId === expertId);
  if (!seat) return refused('expert-not-seated', { expert: expertId });
  if (isRecused(seat)) return refused('expert-already-recused', { expert: expertId });
  return decided([{ type: 'expert-recused', expertId, recusedBy, reason: command.reason }]);
}

/** Counted from the last day there was, or from today once that day is over. */
function extend({ workingDays, reason, at }: Extend & Issued, state: Evaluation): Answer {
  if (state.phase !== 'collecting-opinions') return wrongPhase(state);
  const { opinionsDue: previouslyDue, rubric, calendar } = state;
  if (workingDays > rubric.opinionWorkingDays) {
    return refused('extension-too-long', { max: rubric.opinionWorkingDays });
  }
  const lastMoment = Math.max(Date.parse(previouslyDue.at) - 1, Date.parse(at));
  const from = new Date(lastMoment).toISOString();
  const opinionsDue = workingDaysAfter(from, workingDays, calendar);
  return decided([{ type: 'opinions-extended', previouslyDue, opinionsDue, reason }]);
}

function conclude(command: Conclude & Issued, state: Evaluation): Answer {
  const result = computedResult(state);
  if (state.phase !== 'collecting-opinions' || result === undefined) return wrongPhase(state);
  const { rubric, opinions } = state;
  if (command.findings.length === 0) return refused('conclusion-needs-a-finding');
  const passMark = rubric.passMark * 100;
  const agrees = result >= passMark === (command.conclusion !== 'not-supported');
  const details = { result: (result / 100).toFixed(2), passMark: rubric.passMark };
  if (!agrees) {
    if (Math.abs(result - passMark) > rubric.discretionBand * 100) {
      return refused('conclusion-beyond-discretion', { ...details, band: rubric.discretionBand });
    }
    if (!command.deviationReason) return refused('deviation-needs-a-reason', details);
  }
  const followed = recommendationFor[command.conclusion];
  return decided([
    {
      type: 'evaluation-concluded',
      conclusion: command.conclusion,
      resultCentipoints: result,
      findings: command.findings.map((text, index) => ({ number: index + 1, text })),
      ...(command.deviationReason && { deviationReason: command.deviationReason }),
      dissenting: opinions
        .filter(({ recommendation }) => recommendation !== followed)
        .map(({ expertId }) => expertId),
    },
  ]);
}

const recommendationFor: Readonly<Record<Conclusion, Recommendation>> = {
  supported: 'support',
  'supported-with-conditions': 'support-with-conditions',
  'not-supported': 'do-not-support',
};

/** A calendar that reaches no further, or an evaluation that has ended: nothing to do. */
function adoptCalendar({ calendar }: AdoptCalendar, state: Evaluation): Answer {
  if (state.phase !== 'awaiting-panel' && state.phase !== 'collecting-opinions') return decided([]);
  if (!reachesFurther(calendar, state.calendar)) return decided([]);
  const isProvisional = state.phase === 'collecting-opinions' && state.opinionsDue.provisional;
  const recount = isProvisional && { opinionsDue: recounted(state.opinionsDue, calendar) };
  return decided([{ type: 'calendar-adopted', calendar, ...recount }]);
}

function personIdOf({ by }: Issued): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}
