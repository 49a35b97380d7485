import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { streamWorkflowId, taskQueueName } from '#platform/config/names';
import type { RunningWorker } from '#platform/temporal/service-worker';
import { ownRecord, someone, type OwnRecord } from './own-record.js';
import { clockOf, skippingServer, workerOf } from './skipping.js';
import { tickerStage, type Ticker } from './ticker.js';

const li = someone('p-li');

describe('the stage workflow, with days skipped', () => {
  let server: TestWorkflowEnvironment;
  let address: string;

  beforeAll(async () => {
    server = await skippingServer();
    address = server.connection.options.address;
  });
  afterAll(async () => {
    await server.teardown();
  });

  async function running(
    stage: ReturnType<typeof tickerStage>,
    body: (record: OwnRecord, run: (stream: string) => Promise<unknown>) => Promise<void>,
  ): Promise<void> {
    const record = await ownRecord([stage], clockOf(server));
    const asked: string[] = [];
    const workers: RunningWorker[] = [
      await workerOf(address, record.space, record.recorder),
      await helperWorker(address, record, asked),
    ];
    try {
      await body(record, (stream) =>
        server.client.workflow.execute('stage', {
          taskQueue: taskQueueName(record.space, 'ticker'),
          workflowId: streamWorkflowId(record.space, stream),
          args: [{ stream, caseId: 'case-1', space: record.space }],
        }),
      );
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
      await record.close();
    }
  }

  it('carries 430 days of deadlines and their errands across Continue-As-New, each exactly once', async () => {
    await running(tickerStage(), async (record, run) => {
      const stream = 'ticker-1';
      await record.give(stream, li, { type: 'open-ticker', ticksMax: 108, tickDays: 4 });
      const startedAt = await server.currentTimeMs();
      expect(await run(stream)).toMatchObject({ kind: 'stopped', ticks: 108 });
      const days = ((await server.currentTimeMs()) - startedAt) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(430);
      const types = (await record.events(stream)).map(({ event }) => event.type);
      expect(types.filter((type) => type === 'ticked')).toHaveLength(108);
      expect(types.filter((type) => type === 'answer-recorded')).toHaveLength(10);
      const { state } = await record.recorder.draft(stream);
      expect(state as Ticker).toMatchObject({ answers: 10, phase: 'stopped' });
      const handle = server.client.workflow.getHandle(streamWorkflowId(record.space, stream));
      expect(await runsOf(handle.workflowId)).toBeGreaterThan(1);
    });
  });

  it('takes people’s commands between deadlines and ends when a command ends the stage', async () => {
    await running(tickerStage({ asks: false }), async (record, run) => {
      const stream = 'ticker-2';
      await record.give(stream, li, { type: 'open-ticker', ticksMax: 1000, tickDays: 30 });
      // No relay runs here: the workflow finds the end when its next deadline makes it look.
      await record.give(stream, li, { type: 'stop' });
      expect(await run(stream)).toMatchObject({ kind: 'stopped', ticks: 0 });
    });
  });

  it('goes on undisturbed when a stricter rule arrives while cases run', async () => {
    const lenient = tickerStage({ asks: false });
    await running(tickerStage({ asks: false, notesMax: 1 }), async (record, run) => {
      const stream = 'ticker-3';
      const before = await ownRecord([lenient], clockOf(server), 'ticker', record.space);
      await before.give(stream, li, { type: 'open-ticker', ticksMax: 5, tickDays: 4 });
      await before.give(stream, li, { type: 'take-note', note: 'a' });
      await before.give(stream, li, { type: 'take-note', note: 'b' });
      await before.client.close();
      expect(await record.give(stream, li, { type: 'take-note', note: 'c' })).toMatchObject({
        ok: false,
        code: 'too-many-notes',
      });
      expect(await run(stream)).toMatchObject({ kind: 'stopped', ticks: 5 });
    });
  });

  /** Counts the runs of a workflow: each Continue-As-New is one more. */
  async function runsOf(workflowId: string): Promise<number> {
    let runs = 1;
    const latest = await server.client.workflow.getHandle(workflowId).describe();
    let runId: string | undefined = await continuedFrom(workflowId, latest.runId);
    while (runId) {
      runs += 1;
      runId = await continuedFrom(workflowId, runId);
    }
    return runs;
  }

  async function continuedFrom(workflowId: string, runId: string): Promise<string | undefined> {
    const history = await server.client.workflow.getHandle(workflowId, runId).fetchHistory();
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    return started?.continuedExecutionRunId || undefined;
  }
});

/** The service the ticker asks: it answers each errand once and remembers which. */
async function helperWorker(address: string, record: OwnRecord, asked: string[]): Promise<RunningWorker> {
  const helper = await ownRecord([], undefined, 'helper', record.space);
  const worker = await workerOf(address, record.space, helper.recorder, {
    errands: {
      help: ({ errandId }) => {
        asked.push(errandId);
        return helper.recorder.answerErrand(errandId, []);
      },
    },
  });
  return {
    ended: worker.ended,
    async stop() {
      await worker.stop();
      await helper.close();
    },
  };
}
