import type { Wait } from '../shared/stage.js';
import { dueBy, onDay, type Deadline } from '../shared/working-days.js';
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
    const triage = late ? [{ command: 'qualify', personId, ...dueBy(triageDue) }] : [];
    return [{ command: 'log-touch', personId, ...dueBy(firstResponseDue) }, ...triage];
  }
  const { nextStepDue } = latest;
  const [by] = [nextStepDue && onDay(nextStepDue), triageDue].filter(isKnown).sort(byMoment);
  return [
    { command: 'qualify', personId, ...(by && dueBy(by)) },
    ...(progressDue ? [{ command: 'log-touch', personId, ...dueBy(progressDue) }] : []),
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
    ...(touchDue ? [{ command: 'log-touch', ...head, ...dueBy(touchDue) }] : []),
    ...(state.triageOverdue && state.triageDue
      ? [{ command: 'qualify', ...head, ...dueBy(state.triageDue) }]
      : []),
  ];
}

function isKnown(deadline: Deadline | '' | undefined): deadline is Deadline {
  return deadline !== undefined && deadline !== '';
}

function byMoment(one: Deadline, other: Deadline): number {
  return Date.parse(one.at) - Date.parse(other.at);
}
