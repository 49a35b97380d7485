import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { stageWorkflowType, wakeSignalName, type StageRun } from '#durable/stage-run';
import { streamWorkflowId, taskQueueName } from '../config/names.js';
import type { EventDocument } from '../store/documents.js';
import type { Outlet } from './outlet.js';
import { startJourney } from './start-outlet.js';

export interface WakeSettings {
  readonly service: string;
  readonly space: string;
  /** Kinds of stream whose first event begins a journey: there is no workflow yet to be woken. */
  readonly startsJourney: readonly string[];
  /** Types of event after which the journey starts anew: a stage was reopened. */
  readonly restartsJourney: readonly string[];
  /** Kinds of stream that are a process of their own, started here and nobody's child. */
  readonly ownProcess: readonly string[];
}

/**
 * Wakes the workflows that race something which has changed, starts imports and batches, and journeys
 * anew. Journeys of new cases begin by an outlet of their own (`startOutlet`), and look when they begin.
 * A wake-up is only a hint to look, so several for one stream are one.
 */
export function wakeOutlet(client: Client, settings: WakeSettings): Outlet {
  const { service, space } = settings;
  const taskQueue = taskQueueName(space, service);

  async function wakeOwn({ stream, caseId }: EventDocument): Promise<void> {
    const run: StageRun = { stream, caseId, space };
    await client.workflow.signalWithStart(stageWorkflowType, {
      taskQueue,
      workflowId: streamWorkflowId(space, stream),
      workflowTaskTimeout: '2s',
      args: [run],
      signal: wakeSignalName,
      signalArgs: [],
    });
  }

  async function wakeChild({ stream }: EventDocument): Promise<void> {
    try {
      await client.workflow.getHandle(streamWorkflowId(space, stream)).signal(wakeSignalName);
    } catch (error) {
      // Not started yet (it looks first when it starts) or ended already: nothing to wake.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  async function wake(event: EventDocument): Promise<void> {
    if (event.wakes) await wakeChild(event);
  }

  return {
    name: 'wake',
    heeds: whatStirs(settings),
    async deliver(events) {
      const anew = new Set<string>();
      const stirred = new Map<string, EventDocument>();
      for (const event of events) {
        if (settings.restartsJourney.includes(event.event.type)) anew.add(event.caseId);
        else if (isStirring(event, settings)) stirred.set(event.stream, event);
      }
      // Whoever waits for a sheet or a batch waits for one run.
      const isOwn = ({ kind }: EventDocument) => settings.ownProcess.includes(kind);
      await Promise.all([...stirred.values()].filter(isOwn).map(wakeOwn));
      await Promise.all([...anew].map((caseId) => startJourney(client, space, caseId, { anew: true })));
      await Promise.all([...stirred.values()].filter((event) => !isOwn(event)).map(wake));
    },
  };
}

function isStirring({ wakes, version, kind }: EventDocument, { startsJourney }: WakeSettings): boolean {
  return version === 1 ? !startsJourney.includes(kind) : wakes === true;
}

/** As `isStirring` says, asked of the record. */
function whatStirs({ startsJourney, restartsJourney }: WakeSettings): NonNullable<Outlet['heeds']> {
  return [
    { wakes: true, version: { $gt: 1 } },
    { version: 1, kind: { $nin: [...startsJourney] } },
    { 'event.type': { $in: [...restartsJourney] } },
  ];
}
