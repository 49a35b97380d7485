import type { Wait } from '../shared/stage.js';
import { endOfDay } from '../shared/working-days.js';
import type { Contact, OpenContact } from './contact.js';

/**
 * Who must act next: the officer, and besides for each limit that has passed the head of the unit.
 * While a case is parked nothing waits.
 */
export function waits(state: Contact): readonly Wait[] {
  if (state.phase !== 'open') return [];
  const { handOver } = state;
  const accept = handOver && { command: 'accept-hand-over', personId: handOver.to };
  return [...officersWaits(state), ...headsWaits(state), ...(accept ? [accept] : [])];
}

function officersWaits(state: OpenContact): readonly Wait[] {
  const { officerId: personId, firstResponseDue, triageDue, progressDue, touches } = state;
  const latest = touches.at(-1);
  if (!latest) {
    const late = state.triageOverdue && triageDue;
    const triage = late ? [{ command: 'qualify', personId, due: triageDue.at }] : [];
    return [{ command: 'log-touch', personId, due: firstResponseDue.at }, ...triage];
  }
  const { nextStepDue } = latest;
  const [by] = [nextStepDue && endOfDay(nextStepDue), triageDue?.at].filter(isKnown).sort();
  return [
    { command: 'qualify', personId, ...(by !== undefined && { due: by }) },
    ...(progressDue ? [{ command: 'log-touch', personId, due: progressDue.at }] : []),
  ];
}

function headsWaits(state: OpenContact): readonly Wait[] {
  const { officerId, officerUnitId: unitId, overdue, touches } = state;
  const head = { role: 'centre-head', unitId, except: [officerId] } as const;
  const touchDue =
    touches.length === 0
      ? overdue && state.firstResponseDue
      : state.progressOverdue && state.progressDue;
  return [
    ...(touchDue ? [{ command: 'log-touch', ...head, due: touchDue.at }] : []),
    ...(state.triageOverdue && state.triageDue
      ? [{ command: 'qualify', ...head, due: state.triageDue.at }]
      : []),
  ];
}

function isKnown(moment: string | undefined): moment is string {
  return moment !== undefined;
}
