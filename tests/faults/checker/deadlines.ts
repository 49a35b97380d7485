import { violated, type Recorded, type Violation } from './recorded.js';

/** A limit is passed by the record's own clock; a workflow may take this long to wake (ms of that clock). */
const wakesWithinMs = 3_600_000;
const once = ['first-response-overdue', 'triage-overdue'];

/** I10's other half: no limit that has passed by `now` (ms) goes unnoticed, and none passes twice. */
export function checkDeadlines({ snapshots, streams }: Recorded, now: number): Violation[] {
  const found: Violation[] = [];
  for (const { _id, dueAt, ended } of snapshots) {
    if (ended || dueAt === null || Date.parse(dueAt) + wakesWithinMs > now) continue;
    found.push(violated('I10', `${_id} was due at ${dueAt} and nobody noticed`));
  }
  for (const [stream, events] of streams) {
    for (const type of once) {
      const times = events.filter(({ event }) => event.type === type).length;
      if (times > 1) found.push(violated('I10', `${stream}: ${type} ${String(times)} times`));
    }
  }
  return found;
}
