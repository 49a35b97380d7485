import type { Day, Instant } from '../shared/actor.js';
import type { Due } from '../shared/stage.js';
import { endOfDay, workingDaysAfter, type Deadline } from '../shared/working-days.js';
import type { ContactCommand } from './commands.js';
import type { Contact, Lead, OpenContact } from './contact.js';

/** Until when what has to be done; counted in working days, passing one blocks nothing. */
export interface Limits {
  readonly firstResponseDue: Deadline;
  readonly triageDue?: Deadline;
  readonly progressDue?: Deadline;
}

type Rules = Pick<
  Lead,
  'firstResponseWorkingDays' | 'triageWorkingDays' | 'progressWorkingDays' | 'calendar'
>;

/** All limits counted from one moment: progress is asked for only once there was a touch. */
export function limitsFrom(at: Instant, rules: Rules, touched: boolean): Limits {
  const { firstResponseWorkingDays, triageWorkingDays, calendar } = rules;
  return {
    firstResponseDue: workingDaysAfter(at, firstResponseWorkingDays, calendar),
    ...(triageWorkingDays !== undefined && {
      triageDue: workingDaysAfter(at, triageWorkingDays, calendar),
    }),
    ...(touched && progressAfter(at, rules)),
  };
}

/** Progress counts from the moment a touch is logged, or from when work begins again. */
export function progressAfter(
  at: Instant,
  { progressWorkingDays, calendar }: Rules,
): Pick<Limits, 'progressDue'> {
  if (progressWorkingDays === undefined) return {};
  return { progressDue: workingDaysAfter(at, progressWorkingDays, calendar) };
}

/** The next moment at which a limit passes or a parked case goes on. */
export function due(state: Contact): Due<ContactCommand> | undefined {
  if (state.phase === 'parked') {
    return { at: startOfDay(state.until), provisional: false, command: { type: 'resume' } };
  }
  if (state.phase !== 'open') return undefined;
  const standing: Due<ContactCommand>[] = [];
  if (awaitsFirstResponse(state)) {
    standing.push({ ...state.firstResponseDue, command: { type: 'pass-first-response' } });
  }
  if (awaitsTriage(state)) standing.push({ ...state.triageDue, command: { type: 'pass-triage' } });
  if (awaitsProgress(state)) {
    standing.push({ ...state.progressDue, command: { type: 'pass-progress' } });
  }
  return standing.sort((one, other) => Date.parse(one.at) - Date.parse(other.at))[0];
}

export function awaitsFirstResponse(state: Contact): state is OpenContact {
  return state.phase === 'open' && state.touches.length === 0 && !state.overdue;
}

export function awaitsTriage(
  state: Contact,
): state is OpenContact & Required<Pick<Limits, 'triageDue'>> {
  return state.phase === 'open' && state.triageDue !== undefined && !state.triageOverdue;
}

export function awaitsProgress(
  state: Contact,
): state is OpenContact & Required<Pick<Limits, 'progressDue'>> {
  return state.phase === 'open' && state.progressDue !== undefined && !state.progressOverdue;
}

const dayMs = 86_400_000;

function startOfDay(day: Day): Instant {
  return new Date(Date.parse(endOfDay(day)) - dayMs).toISOString();
}
