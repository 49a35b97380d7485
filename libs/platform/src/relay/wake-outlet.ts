import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';
import { stageWorkflowType, wakeSignalName, type StageRun } from '#durable/stage-run';
import { attractionWorkflowId, streamWorkflowId, taskQueueName } from '../config/names.js';
import type { EventDocument } from '../store/documents.js';
import type { Outlet } from './outlet.js';

export interface WakeSettings {
  readonly service: string;
  readonly space: string;
  /** Kinds of stream whose first event starts the whole journey of a case. */
  readonly startsJourney: readonly string[];
  /** Types of event after which the journey starts anew: a stage was reopened. */
  readonly restartsJourney: readonly string[];
  /** Kinds of stream that are a process of their own, started here and nobody's child. */
  readonly ownProcess: readonly string[];
}

/**
 * Wakes the workflows that race something which has changed, and starts those of streams just
 * opened. A wake-up is only a hint to look, so several for one stream are one.
 */
export function wakeOutlet(client: Client, settings: WakeSettings): Outlet {
  const { service, space } = settings;
  const taskQueue = taskQueueName(space, service);

  /** Anew: stages that have ended return at once, the reopened one goes on. */
  async function startJourney(caseId: string, anew: boolean): Promise<void> {
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
      const journeys = new Map<string, { readonly anew: boolean }>();
      const stirred = new Map<string, EventDocument>();
      for (const event of events) {
        const { caseId } = event;
        if (event.version === 1 && settings.startsJourney.includes(event.kind)) {
          journeys.set(caseId, { anew: false });
        } else if (settings.restartsJourney.includes(event.event.type)) {
          journeys.set(caseId, { anew: true });
        } else if (event.wakes || event.version === 1) {
          stirred.set(event.stream, event);
        }
      }
      // Whoever waits for a sheet or a batch waits for one run; a sheet's cases begin behind it.
      const isOwn = ({ kind }: EventDocument) => settings.ownProcess.includes(kind);
      await Promise.all([...stirred.values()].filter(isOwn).map(wakeOwn));
      await fewAtOnce([...journeys], ([caseId, { anew }]) => startJourney(caseId, anew));
      await Promise.all([...stirred.values()].filter((event) => !isOwn(event)).map(wake));
    },
  };
}

function whatStirs({ restartsJourney }: WakeSettings): Outlet['heeds'] {
  return [{ wakes: true }, { version: 1 }, { 'event.type': { $in: [...restartsJourney] } }];
}

/** Starts under way at once: one after the other a long sheet would hold everything behind it up. */
const atOnce = 8;

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
