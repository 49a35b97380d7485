import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Db } from 'mongodb';
import { stageWorkflowType, type StageRun } from '#durable/stage-run';
import { stageNames } from '#domain/journey/stages';
import { partsOfStream } from '#domain/shared/stage';
import {
  attractionWorkflowId,
  streamWorkflowId,
  taskQueueName,
} from '#platform/config/names';
import type { StageServiceDefinition } from '#platform/service/stage-service';
import { recordCollections } from '#platform/store/collections';
import type { LostEvent } from './lost-events.js';

export interface Restarting {
  readonly temporal: Client;
  readonly space: string;
  readonly definitions: readonly StageServiceDefinition[];
  readonly databaseOf: (service: string) => Db;
}

/** Starts at a time; a development server takes some three hundred a second. */
const startsAtOnce = 16;

/** Cases that have not come to rest: a stage is open, or something happened after contact closed it. */
export async function openCases({ databaseOf }: Restarting): Promise<string[]> {
  const { events } = recordCollections(databaseOf('contact'));
  const closedAt = new Map<string, string>();
  const all = events.aggregate<{ _id: string; type: string; at: string }>([
    { $match: { kind: 'contact' } },
    { $sort: { stream: 1, version: 1 } },
    { $group: { _id: '$caseId', type: { $last: '$event.type' }, at: { $last: '$at' } } },
  ], { allowDiskUse: true });
  const open = new Set<string>();
  for await (const { _id, type, at } of all) {
    if (type === 'case-closed') closedAt.set(_id, at);
    else open.add(_id);
  }
  for (const stage of stageNames.filter((name) => name !== 'contact')) {
    const record = recordCollections(databaseOf(stage));
    const unended = record.snapshots.find({ kind: stage, ended: false }, { projection: { caseId: 1 } });
    for await (const { caseId } of unended) open.add(caseId);
    const last = record.events.aggregate<{ _id: string; at: string }>([
      { $match: { kind: stage } },
      { $group: { _id: '$caseId', at: { $max: '$at' } } },
    ], { allowDiskUse: true });
    for await (const { _id, at } of last) if (at > (closedAt.get(_id) ?? '')) open.add(_id);
  }
  return [...open].sort();
}

/** Streams with a workflow of their own (imports, batches) that have not ended. */
export async function openProcesses({ databaseOf, definitions }: Restarting): Promise<(StageRun & { service: string })[]> {
  const found: (StageRun & { service: string })[] = [];
  for (const { service, ownProcess = [] } of definitions) {
    const { snapshots } = recordCollections(databaseOf(service));
    const unended = snapshots.find({ kind: { $in: [...ownProcess] }, ended: false }, { projection: { caseId: 1 } });
    for await (const { _id, caseId } of unended) found.push({ service, stream: _id, caseId, space: '' });
  }
  return found;
}

/**
 * Starts every open case and process anew out of the record alone. A run that is there is ended, its
 * stages with it; stages that have ended return their outcome at once.
 */
export async function restartWorkflows(restarting: Restarting): Promise<{ cases: number; processes: number }> {
  const { temporal, space } = restarting;
  const cases = await openCases(restarting);
  const processes = await openProcesses(restarting);
  await inTurns(cases, (caseId) =>
    temporal.workflow.start('attraction', {
      taskQueue: taskQueueName(space, 'journey'),
      workflowId: attractionWorkflowId(space, caseId),
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      workflowTaskTimeout: '2s',
      args: [{ caseId, space }],
    }),
  );
  await inTurns(processes, ({ service, stream, caseId }) => {
    const run: StageRun = { stream, caseId, space };
    return temporal.workflow.start(stageWorkflowType, {
      taskQueue: taskQueueName(space, service),
      workflowId: streamWorkflowId(space, stream),
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      workflowTaskTimeout: '2s',
      args: [run],
    });
  });
  return { cases: cases.length, processes: processes.length };
}

/** Ends the runs of cases and processes the record no longer knows at all. */
export async function endOrphans(restarting: Restarting, lost: readonly LostEvent[]): Promise<number> {
  const { temporal, space, databaseOf, definitions } = restarting;
  const own = new Set(definitions.flatMap(({ ownProcess = [] }) => ownProcess));
  let ended = 0;
  for (const { service, stream, caseId, version } of lost) {
    const { kind } = partsOfStream(stream);
    if (version !== 1 || (kind !== 'contact' && !own.has(kind))) continue;
    if (await recordCollections(databaseOf(service)).snapshots.findOne({ _id: stream })) continue;
    const workflowId = kind === 'contact' ? attractionWorkflowId(space, caseId) : streamWorkflowId(space, stream);
    try {
      await temporal.workflow.getHandle(workflowId).terminate('the record was restored to before it');
      ended += 1;
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
  return ended;
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += startsAtOnce) {
    await Promise.all(items.slice(from, from + startsAtOnce).map(work));
  }
}
