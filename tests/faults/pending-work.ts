import { Client, Connection } from '@temporalio/client';

/** At most this much of a failure is told. */
const tellMax = 400;

/**
 * What running workflows wait for at this moment, a line each: activities under way with their tries and last
 * failure, and tasks that were tried more than once. For a campaign that waited in vain.
 */
export async function pendingWork(temporalAddress: string): Promise<string[]> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const { workflow } = new Client({ connection });
    const lines: string[] = [];
    for await (const { workflowId, runId } of workflow.list({ query: 'ExecutionStatus = "Running"' })) {
      const { raw, historyLength } = await workflow.getHandle(workflowId, runId).describe();
      const waits = [
        ...(raw.pendingActivities ?? []).map(
          ({ activityType, state, attempt, lastFailure }) =>
            `${activityType?.name ?? ''} state ${String(state)} try ${String(attempt)} ${lastFailure?.message ?? ''}`,
        ),
        ...(raw.pendingWorkflowTask ? [`workflow task try ${String(raw.pendingWorkflowTask.attempt)}`] : []),
      ];
      lines.push(`${workflowId} (${String(historyLength)} events): ${waits.join('; ').slice(0, tellMax)}`);
    }
    return lines;
  } finally {
    await connection.close();
  }
}
