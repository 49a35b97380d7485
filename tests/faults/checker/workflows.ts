import type { Client } from '@temporalio/client';
import { stages, violated, type Recorded, type Violation } from './recorded.js';

const ownProcesses = ['import', 'batch'];

/** I10: whatever is open in the record is being watched by a running workflow. */
export async function checkWorkflows(temporal: Client, space: string, { snapshots }: Recorded): Promise<Violation[]> {
  const watched = snapshots.filter(
    ({ kind, ended }) => !ended && ([...stages, ...ownProcesses] as string[]).includes(kind),
  );
  const found: Violation[] = [];
  for (const { _id, errandId, dueAt } of watched) {
    const status = await statusOf(temporal, `${space}${_id}`);
    if (status === 'RUNNING') continue;
    const waits = `errand ${errandId ?? 'none'}, due ${dueAt ?? 'never'}`;
    found.push(violated('I10', `${_id} is open (${waits}) and its workflow is ${status}`));
  }
  return found;
}

async function statusOf(temporal: Client, workflowId: string): Promise<string> {
  try {
    return (await temporal.workflow.getHandle(workflowId).describe()).status.name;
  } catch (error) {
    if ((error as Error).name === 'WorkflowNotFoundError') return 'not there';
    throw error;
  }
}
