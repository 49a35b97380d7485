import { decided, type Decision } from '../shared/decision.js';
import { reachesFurther, recounted, type Deadline } from '../shared/working-days.js';
import type { AdoptCalendar } from './commands.js';
import type { Contact, ContactEvent } from './contact.js';
import type { Limits } from './limits.js';

type CalendarAdopted = Extract<ContactEvent, { readonly type: 'calendar-adopted' }>;
type UnderWay = Extract<Contact, { readonly phase: 'open' | 'parked' }>;

/** Provisional limits are counted again; a case that has left contact, or knows as much, keeps its own. */
export function adoptCalendar({ calendar }: AdoptCalendar, state: Contact): Decision<ContactEvent> {
  if (state.phase !== 'open' && state.phase !== 'parked') return decided([]);
  if (!reachesFurther(calendar, state.calendar)) return decided([]);
  const again = (limit: Deadline | undefined) =>
    limit?.provisional ? recounted(limit, calendar) : undefined;
  const firstResponseDue = state.touches.length === 0 ? again(state.firstResponseDue) : undefined;
  const [triageDue, progressDue] = [again(state.triageDue), again(state.progressDue)];
  return decided([
    {
      type: 'calendar-adopted',
      calendar,
      ...(firstResponseDue && { firstResponseDue }),
      ...(triageDue && { triageDue }),
      ...(progressDue && { progressDue }),
    },
  ]);
}

/** A limit that had passed only by the old calendar's guess has not passed yet. */
export function withCalendar({ type: _, calendar, ...limits }: CalendarAdopted, state: UnderWay): Contact {
  const moved = (limit: keyof Limits) =>
    limits[limit] !== undefined && limits[limit].at !== state[limit]?.at;
  return {
    ...state,
    ...limits,
    calendar,
    overdue: state.overdue && !moved('firstResponseDue'),
    triageOverdue: state.triageOverdue && !moved('triageDue'),
    progressOverdue: state.progressOverdue && !moved('progressDue'),
  };
}
