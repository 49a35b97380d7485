import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { ClockPort } from '#platform/store/clock';
import { connectWorker, runWorker, type RunningWorker } from '#platform/temporal/service-worker';
import { stageActivities, type StageWork } from '#platform/temporal/stage-activities';
import { bundlePath } from '#platform/temporal/workflow-bundles';
import { createLog } from '#platform/log/log';
import type { Recorder } from '#platform/store/recorder';
import { taskQueueName } from '#platform/config/names';

/** A Temporal server on which days pass in milliseconds, and the clock it gives the record. */
export async function skippingServer(): Promise<TestWorkflowEnvironment> {
  const path = process.env['DUET_TEST_TIME_SKIPPING_SERVER'];
  if (!path) throw new Error('DUET_TEST_TIME_SKIPPING_SERVER is not set: run under "npm test"');
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
}

export function clockOf(server: TestWorkflowEnvironment): ClockPort {
  return { now: async () => new Date(await server.currentTimeMs()).toISOString() };
}

/** A worker of one service's queue on the given Temporal address. */
export async function workerOf(
  address: string,
  space: string,
  recorder: Recorder,
  work: StageWork = {},
): Promise<RunningWorker> {
  const connection = await connectWorker(address);
  const worker = await runWorker({
    connection,
    namespace: 'default',
    taskQueue: taskQueueName(space, recorder.service),
    bundlePath: bundlePath('stage'),
    activities: stageActivities(recorder, work),
    log: createLog('error'),
  });
  return {
    ended: worker.ended,
    async stop() {
      await worker.stop();
      await connection.close();
    },
  };
}
