import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { wakeSignalName } from '#durable/stage-run';
import { evaluation, type Evaluation } from '#domain/evaluation/evaluation';
import type { ServiceActor } from '#domain/shared/actor';
import type { WorkingCalendar } from '#domain/shared/working-days';
import { streamWorkflowId, taskQueueName } from '#platform/config/names';
import { createLog } from '#platform/log/log';
import { adoptCalendar } from '#platform/service/adopt-calendar';
import { eventually } from '#testing/caller';
import { ownRecord, someone, type OwnRecord } from './own-record.js';
import { clockOf, skippingServer, workerOf } from './skipping.js';

const dayMs = 86_400_000;
const secretary = someone('p-chen', 'committee-secretary');
const journey: ServiceActor = { kind: 'service', service: 'journey' };
const experts = ['p-1', 'p-2', 'p-3'];
const stream = 'evaluation-case-1';

describe('a provisional deadline, with days skipped', () => {
  let server: TestWorkflowEnvironment;

  beforeAll(async () => {
    server = await skippingServer();
  });
  afterAll(async () => {
    await server.teardown();
  });

  const now = () => server.currentTimeMs();

  it('passes by the new calendar once one is taken in, not by the old one’s guess', async () => {
    const record = await ownRecord([evaluation], clockOf(server), 'evaluation');
    const worker = await workerOf(
      server.connection.options.address,
      record.space,
      record.recorder,
    );
    const dueAt = async () => {
      const { state } = await record.recorder.draft(stream);
      const open = state as Extract<Evaluation, { phase: 'collecting-opinions' }>;
      return open.opinionsDue;
    };
    const passings = async () =>
      (await record.events(stream)).filter(({ event }) => event.type === 'opinion-deadline-passed');
    try {
      const calendar = shortCalendar(await now());
      await openEvaluation(record, calendar);
      const guess = await dueAt();
      expect(guess.provisional).toBe(true);
      const workflow = await server.client.workflow.start('stage', {
        taskQueue: taskQueueName(record.space, 'evaluation'),
        workflowId: streamWorkflowId(record.space, stream),
        args: [{ stream, caseId: 'case-1', space: record.space }],
      });

      const longer = longerCalendar(calendar, await now());
      const give = () =>
        adoptCalendar(record.recorder, ['evaluation'], longer, createLog('error'));
      expect(await give()).toBe(1);
      expect(await give()).toBe(0);
      // What the relay does when the record says that the workflow races something else now.
      await workflow.signal(wakeSignalName);
      const known = await dueAt();
      expect(known.provisional).toBe(false);
      expect(Date.parse(known.at) - Date.parse(guess.at)).toBeGreaterThanOrEqual(7 * dayMs);

      await server.sleep(Date.parse(guess.at) - (await now()) + dayMs);
      await record.recorder.passDeadlines(stream);
      expect(await passings()).toEqual([]);
      await server.sleep(Date.parse(known.at) - (await now()) + dayMs);
      const [passed] = await eventually('the deadline passes by itself', async () => {
        const found = await passings();
        return found.length > 0 && found;
      });
      expect(passed?.by).toEqual({ kind: 'clock' });
      expect(Date.parse(passed?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(known.at));
      await workflow.terminate();
    } finally {
      await worker.stop();
      await record.close();
    }
  });
});

/** Invented: a panel of three with five working days for their opinions. */
const opening = {
  type: 'open-evaluation',
  openingId: 'contact-case-1:4',
  case: {
    caseId: 'case-1',
    subjects: [{ kind: 'person', subjectId: 'rp-talent' }],
    segment: 'new-energy',
    district: 'dongsheng',
    officerId: 'p-li',
    officerUnitId: 'unit-2',
  },
  rubric: {
    rubricId: 'sample',
    criteria: [{ criterionId: 'merit', weightPercent: 100, scoreMin: 0, scoreMax: 100 }],
    panelSizeMin: 3,
    panelSizeMax: 5,
    quorum: 2,
    passMark: 60,
    trimFrom: 5,
    discretionBand: 5,
    opinionWorkingDays: 5,
  },
  packVersion: 'sample',
};

/** Knows no more than tomorrow. */
function shortCalendar(now: number): WorkingCalendar {
  return { version: 'short', holidays: [], workdays: [], coverageUntil: dayAfter(now, 1) };
}

/** The ten days after the short one’s last are free. */
function longerCalendar({ coverageUntil }: WorkingCalendar, now: number): WorkingCalendar {
  const free = Array.from({ length: 10 }, (_, index) =>
    new Date(Date.parse(coverageUntil) + (index + 1) * dayMs).toISOString().slice(0, 10),
  );
  return {
    version: 'longer',
    holidays: free,
    workdays: [],
    coverageUntil: dayAfter(now, 400),
  };
}

async function openEvaluation(record: OwnRecord, calendar: WorkingCalendar): Promise<void> {
  const opened = await record.recorder.give({
    stream,
    caseId: 'case-1',
    by: journey,
    command: Object.assign({ calendar }, opening),
    commandId: 'open',
    bodyDigest: 'open',
  });
  expect(opened.ok).toBe(true);
  const register = experts.map((expertId) => ({
    expertId,
    active: true,
    unitId: 'unit-1',
    fields: ['new-energy'],
    entryIds: [],
    employers: [],
  }));
  const ties = { subjects: [], referrers: [], otherCases: [] };
  const convene = { type: 'convene-panel', experts, register, ties };
  expect(await record.give(stream, secretary, convene)).toMatchObject({ ok: true });
}

function dayAfter(now: number, days: number): string {
  return new Date(now + days * dayMs + 8 * 3_600_000).toISOString().slice(0, 10);
}
