import type { WorkingCalendar } from '#domain/shared/working-days';
import type { ServiceLog } from '../log/log.js';
import type { SnapshotDocument } from '../store/documents.js';
import type { Recorder } from '../store/recorder.js';

/** As many streams at once as leave the record room for people. */
const atOnce = 8;

type Behind = Pick<SnapshotDocument, '_id' | 'caseId'>;

/**
 * Hands the pack's holiday calendar to every unended stream that was opened under another: each
 * decides by its own rule what that moves, in an event of its own. Broken off and begun again, or in
 * several processes at once, each stream takes it once.
 * @returns how many streams were given it.
 */
export async function adoptCalendar(
  recorder: Recorder,
  kinds: readonly string[],
  calendar: WorkingCalendar,
  log: Pick<ServiceLog, 'info' | 'warn'>,
): Promise<number> {
  const behind = recorder.record.snapshots
    .find({
      kind: { $in: [...kinds] },
      ended: false,
      'state.calendar.version': { $exists: true, $ne: calendar.version },
      'state.calendar.coverageUntil': { $lt: calendar.coverageUntil },
    })
    .project<Behind>({ _id: 1, caseId: 1 });
  let given = 0;
  let group: Behind[] = [];
  const give = async () => {
    await Promise.all(group.map((stream) => adopt(recorder, stream, calendar, log)));
    given += group.length;
    group = [];
  };
  for await (const stream of behind) {
    group.push(stream);
    if (group.length === atOnce) await give();
  }
  await give();
  if (given > 0) log.info('calendar-adopted', { version: calendar.version, streams: given });
  return given;
}

/** One stream that cannot take it now keeps its provisional days until the next start. */
async function adopt(
  recorder: Recorder,
  { _id: stream, caseId }: Behind,
  calendar: WorkingCalendar,
  log: Pick<ServiceLog, 'warn'>,
): Promise<void> {
  const command = { type: 'adopt-calendar', calendar };
  try {
    const given = await recorder.give({
      stream,
      caseId,
      by: { kind: 'service', service: recorder.service },
      command,
      commandId: `calendar:${calendar.version}`,
      bodyDigest: recorder.keys.digest(command),
    });
    if (!given.ok) log.warn('calendar-not-adopted', { stream, code: given.code });
  } catch (error) {
    log.warn('calendar-not-adopted', { stream, code: error instanceof Error ? error.name : 'unknown' });
  }
}
