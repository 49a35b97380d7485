import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { ServiceLog } from '../log/log.js';

export interface WorkerSettings {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Path of a prebuilt workflow bundle: webpack is never in the start path. */
  readonly bundlePath: string;
  readonly activities: object;
  readonly log: ServiceLog;
}

/** A worker's own connection. @throws when Temporal is not there: the caller tries again. */
export function connectWorker(address: string): Promise<NativeConnection> {
  installRuntime();
  return NativeConnection.connect({ address });
}

let runtimeAsked = false;

/** The SDK's own lines are for debugging; its warnings and errors go to standard error once. */
function installRuntime(): void {
  if (runtimeAsked) return;
  runtimeAsked = true;
  try {
    Runtime.install({ logger: new DefaultLogger('WARN') });
  } catch (error) {
    // Whoever started the runtime before us (a test environment) has set its log too.
    if ((error as Error).name !== 'IllegalStateError') throw error;
  }
}

/** One running worker of a queue. `stop` drains: activities under way are finished. */
export interface RunningWorker {
  stop(): Promise<void>;
  /** Settles when the worker has ended; rejected when it died. */
  readonly ended: Promise<void>;
}

export async function runWorker(settings: WorkerSettings): Promise<RunningWorker> {
  const worker = await Worker.create({
    connection: settings.connection,
    namespace: settings.namespace,
    taskQueue: settings.taskQueue,
    workflowBundle: { codePath: settings.bundlePath },
    activities: settings.activities,
    // After kill -9 of a worker its cached workflows are waited for this long: 3 s instead of 11.
    stickyQueueScheduleToStartTimeout: '1s',
    shutdownGraceTime: '5s',
    maxCachedWorkflows: 500,
    maxConcurrentActivityTaskExecutions: 50,
    maxConcurrentWorkflowTaskExecutions: 20,
    workflowThreadPoolSize: 1,
    maxConcurrentActivityTaskPolls: 2,
    maxConcurrentWorkflowTaskPolls: 2,
  });
  const ended = worker.run().catch((error: unknown) => {
    settings.log.error('worker-died', { queue: settings.taskQueue, reason: String(error) });
    throw error;
  });
  ended.catch(() => undefined);
  return {
    ended,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}
