import { createHash } from 'node:crypto';
import { violated, type Recorded, type RecordedEvent, type Violation } from './recorded.js';

/** I6 and I7: versions without a gap, one effect a command, and a chain of digests that verifies. */
export function checkTrail({ streams, snapshots }: Recorded): Violation[] {
  const found: Violation[] = [];
  for (const [stream, events] of streams) {
    let before = '';
    const commands = new Set<string>();
    for (const [index, event] of events.entries()) {
      const place = `${stream}:${String(event.version)}`;
      if (event.version !== index + 1) found.push(violated('I6', `${place} comes after ${String(index)}`));
      if (event.previous !== before) found.push(violated('I7', `${place} does not follow the one before it`));
      if (digestOf(event) !== event.digest) found.push(violated('I7', `${place} was altered`));
      if (event.command && commands.has(event.command.id)) found.push(violated('I6', `${place}: a command twice`));
      if (event.command) commands.add(event.command.id);
      before = event.digest;
    }
    const snapshot = snapshots.find(({ _id }) => _id === stream);
    if (snapshot?.version !== events.length || snapshot.lastDigest !== before) {
      found.push(violated('I6', `${stream}: snapshot at ${String(snapshot?.version)}, events to ${String(events.length)}`));
    }
  }
  for (const { _id } of snapshots) {
    if (!streams.has(_id)) found.push(violated('I6', `${_id} has a snapshot and no event`));
  }
  return found;
}

/** As docs/runbook.md says: sha256 over the event without its own digest and delivery marks. */
function digestOf(event: RecordedEvent): string {
  const covered = Object.fromEntries(
    Object.entries(event).filter(([name]) => name !== 'digest' && name !== 'wakes'),
  );
  return createHash('sha256').update(`${sorted(covered)}\n`).digest('hex');
}

export function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${sorted(inner)}`).join(',')}}`;
}
