import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { Kafka } from 'kafkajs';
import { messagesOf } from './readers.js';
import { violated, type Recorded, type Violation } from './recorded.js';

/** Runs looked through for personal data; what is written to one is written to all. */
const runsLookedThrough = 20;

/** I12: these words of people lie in no event, message, workflow or log in the clear. */
export async function checkSecrets(
  places: { readonly kafka: Kafka; readonly temporal: Client; readonly space: string; readonly logFolder: string },
  recorded: Recorded,
  canaries: readonly string[],
): Promise<Violation[]> {
  const { kafka, temporal, space, logFolder } = places;
  const found: Violation[] = [];
  const look = (where: string, text: string) => {
    for (const canary of canaries) if (text.includes(canary)) found.push(violated('I12', `${canary} lies in ${where}`));
  };
  for (const event of recorded.events) look(`event ${event._id}`, JSON.stringify(event));
  for (const { topic, id, text } of await messagesOf(kafka, space)) look(`${topic} ${id}`, text);
  for (const name of readdirSync(logFolder)) look(name, readFileSync(join(logFolder, name), 'utf8'));
  for (const { _id } of recorded.snapshots.slice(-runsLookedThrough)) {
    look(`workflow ${_id}`, await historyOf(temporal, `${space}${_id}`));
  }
  return found;
}

async function historyOf(temporal: Client, workflowId: string): Promise<string> {
  try {
    const { events } = await temporal.workflow.getHandle(workflowId).fetchHistory();
    return JSON.stringify(events, (_name, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
    );
  } catch (error) {
    // Funds and registers have no workflow.
    const notFound = 5;
    if ((error as { code?: number }).code === notFound) return '';
    if ((error as Error).name === 'WorkflowNotFoundError') return '';
    throw error;
  }
}
