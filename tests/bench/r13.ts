import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { resolve as pathTo } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import type { Engines } from '#engines/bring-up';
import { streamWorkflowId } from '#platform/config/names';
import { intent, officer, openCase, touch } from '../core/leads.js';
import { ProcessHouse } from '../processes/process-house.js';
import { inBlocks, ratioOf, type BlockPlan, type Ratio } from './blocks.js';
import { Watch } from './seen.js';

const plan: BlockPlan = { blocks: 20, runsPerBlock: 3, warmUp: 5 };
/** A history that has not grown for so long is at rest (ms). */
const restMs = 600;

/**
 * R13: from `qualify` seen recorded to the evaluation seen opened, in another service ÷ bare workflows
 * on the same server: a signal, the end of a child, the start of the next and its first activity.
 */
export async function r13(engines: Engines): Promise<Record<string, Ratio>> {
  const house = new ProcessHouse(engines, { services: ['contact', 'evaluation', 'journey'] });
  await house.start();
  await Promise.all(house.copies.map((copy) => copy.settled()));
  const li = await house.as(officer, house.of('contact')[0]?.url ?? '');
  const watch = await Watch.over(engines.mongoUrl);
  interface Recorded {
    readonly caseId: string;
    readonly event: { readonly type: string };
  }
  for (const service of ['contact', 'evaluation']) {
    await watch.follow(`${house.space}duet-${service}`, 'events', ({ caseId, event }: Recorded) => [
      `${event.type} ${caseId}`,
    ]);
  }
  const connection = await Connection.connect({ address: engines.temporalAddress });
  const client = new Client({ connection });
  const handOver = async () => {
    const caseId = await openCase(li);
    const path = `/api/contact/cases/${caseId}`;
    await li.post(`${path}/log-touch`, touch);
    await li.post(`${path}/describe-intent`, intent);
    await untilAtRest(client, streamWorkflowId(house.space, `contact-${caseId}`));
    const reply = await li.post(`${path}/qualify`, {});
    if (reply.status !== 200) throw new Error(`qualify: ${String(reply.status)}`);
    return (await watch.seen(`evaluation-opened ${caseId}`)) - (await watch.seen(`case-qualified ${caseId}`));
  };
  const bare = await bareWorkflows(engines.temporalAddress);
  const times = await inBlocks(plan, handOver, bare.handOver);
  await bare.stop();
  await connection.close();
  await watch.close();
  await house.stop('SIGKILL');
  return { 'R13 p50': ratioOf(times, 0.5), 'R13 p90': ratioOf(times, 0.9) };
}

/** The stage was begun, has looked and waits, as the bare child does: its beginning is no part of its end. */
async function untilAtRest(client: Client, workflowId: string): Promise<void> {
  const lengthNow = () =>
    client.workflow.getHandle(workflowId).describe().then(
      ({ historyLength }) => historyLength,
      () => 0,
    );
  for (let before = await lengthNow(); ; ) {
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const now = await lengthNow();
    if (now > 0 && now === before) return;
    before = now;
  }
}

async function bareWorkflows(address: string) {
  const { code } = await bundleWorkflowCode({
    workflowsPath: pathTo('dist/tests/bench/bare.workflow.js'),
    logger: new DefaultLogger('WARN'),
  });
  const marks = new Map<string, () => void>();
  const marked = (name: string) => new Promise<void>((resolve) => marks.set(name, resolve));
  const taskQueue = 'bare-workflows';
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowBundle: { code },
    activities: {
      mark(name: string) {
        marks.get(name)?.();
        return Promise.resolve();
      },
    },
  });
  const running = worker.run();
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  return {
    async handOver() {
      const id = randomUUID();
      const first = marked(`${id}-first`);
      const second = marked(`${id} second`);
      await client.workflow.start('bareParent', { taskQueue, workflowId: id, args: [id] });
      await first;
      await untilAtRest(client, `${id}-first`);
      const startedAt = performance.now();
      await client.workflow.getHandle(`${id}-first`).signal('end');
      await second;
      return performance.now() - startedAt;
    },
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
    },
  };
}
