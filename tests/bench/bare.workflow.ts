import { condition, defineSignal, executeChild, proxyActivities, setHandler } from '@temporalio/workflow';

const end = defineSignal('end');

interface Marks {
  mark(id: string): Promise<void>;
}

/** What R13 measures against: a child that ends on a signal, and the next one's first deed. */
export async function bareParent(id: string): Promise<void> {
  const first = `${id}-first`;
  await executeChild('bareFirst', { workflowId: first, args: [first] });
  await executeChild('bareSecond', { workflowId: `${id}-second`, args: [id] });
}

export async function bareFirst(id: string): Promise<void> {
  let ended = false;
  setHandler(end, () => {
    ended = true;
  });
  const { mark } = proxyActivities<Marks>({ startToCloseTimeout: '10s' });
  await mark(id);
  await condition(() => ended);
}

export async function bareSecond(id: string): Promise<void> {
  const { mark } = proxyActivities<Marks>({ startToCloseTimeout: '10s' });
  await mark(`${id} second`);
}

/** What R10 measures against: one case, its stages one after the other. */
export async function bareCase(stages: readonly string[]): Promise<void> {
  for (const workflowId of stages) await executeChild('bareFirst', { workflowId, args: [workflowId] });
}
