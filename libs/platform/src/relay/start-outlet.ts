import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { attractionWorkflowId, taskQueueName } from '../config/names.js';
import type { Outlet } from './outlet.js';

/**
 * Begins the journey of every case that was opened. It has a place of its own in the stream: the
 * thousand cases of a sheet begin behind it, while wake-ups, and the next sheet, go past them.
 */
export function startOutlet(
  client: Client,
  { space, startsJourney }: { readonly space: string; readonly startsJourney: readonly string[] },
): Outlet {
  return {
    name: 'start',
    heeds: [{ version: 1, kind: { $in: [...startsJourney] } }],
    async deliver(events) {
      const opened = events.filter(
        ({ kind, version }) => version === 1 && startsJourney.includes(kind),
      );
      const cases = new Set(opened.map(({ caseId }) => caseId));
      await fewAtOnce([...cases], (caseId) => startJourney(client, space, caseId, { anew: false }));
    },
  };
}

/** Anew: stages that have ended return at once, the reopened one goes on. */
export async function startJourney(
  client: Client,
  space: string,
  caseId: string,
  { anew }: { readonly anew: boolean },
): Promise<void> {
  try {
    await client.workflow.start('attraction', {
      taskQueue: taskQueueName(space, 'journey'),
      workflowId: attractionWorkflowId(space, caseId),
      ...(anew
        ? { workflowIdConflictPolicy: 'TERMINATE_EXISTING' as const }
        : { workflowIdReusePolicy: 'REJECT_DUPLICATE' as const }),
      workflowTaskTimeout: '2s',
      args: [{ caseId, space }],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Starts under way at once: more would only queue at Temporal, before whatever people wait for. */
const atOnce = 4;

async function fewAtOnce<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
