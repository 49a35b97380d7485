import {
  condition,
  continueAsNew,
  defineSignal,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import {
  wakeSignalName,
  type ErrandActivities,
  type Look,
  type RaisedErrand,
  type StageActivities,
  type StageRun,
} from './stage-run.js';

export const wake = defineSignal(wakeSignalName);

/** A new run after this many turns keeps histories short; replaying a long one costs start-up time. */
const turnsPerRun = 40;
/** With an errand under way a run is left alone longer: a new one would ask the errand again. */
const turnsPerRunWithErrand = 400;
/** Time passes in the record's clock, not ours: looking again sooner than this would only spin. */
const shortestWaitMs = 1000;

/** Record and rule take milliseconds; Mongo gives up after 2 s, so 3 s means a lost worker. */
const own = proxyActivities<StageActivities>({
  startToCloseTimeout: '3s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/** Looking moves nothing, so it needs no task of its own at the server: the wait between two is a hop less. */
const atHand = proxyLocalActivities<Pick<StageActivities, 'look'>>({
  startToCloseTimeout: '3s',
  // While Mongo is away, waiting is the server's: no workflow task is kept open for it.
  localRetryThreshold: '500ms',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

interface Underway {
  readonly id: string;
  answer?: unknown;
  answered: boolean;
}

/**
 * Any stage of any case: look, then race the next deadline, the open errand and a wake-up. It never
 * decides that something is due; it asks the store to apply whatever has passed, and looks again.
 * Answers the stage's outcome.
 */
export async function stage(run: StageRun): Promise<unknown> {
  let wakes = 0;
  setHandler(wake, () => {
    wakes += 1;
  });
  const { stream, caseId, space } = run;
  // Histories from before go on as they began.
  const { look } = patched('look-at-hand') ? atHand : own;
  if (run.opening) await own.openStream({ stream, caseId, opening: run.opening });

  let underway: Underway | undefined;
  for (let turn = 1; ; turn += 1) {
    const wakesBefore = wakes;
    const seen = await look({ stream });
    if (seen.ended) return seen.outcome;
    if (turn > (underway ? turnsPerRunWithErrand : turnsPerRun)) {
      await continueAsNew<typeof stage>({ stream, caseId, space });
    }
    if (seen.errand && seen.errand.id !== underway?.id) {
      underway = ask(seen.errand, caseId, space);
    }
    const errand = underway;
    const stirred = () => wakes !== wakesBefore || errand?.answered === true;
    const stirredInTime = await race(stirred, seen);
    if (errand?.answered) {
      await own.applyAnswer({ stream, errandId: errand.id, answer: errand.answer });
      underway = undefined;
    } else if (!stirredInTime) {
      await own.passDeadlines({ stream });
    }
  }
}

/** True when something stirred, false when the deadline's time has come. */
async function race(stirred: () => boolean, { dueInMs }: Look): Promise<boolean> {
  if (dueInMs !== undefined) return condition(stirred, Math.max(shortestWaitMs, dueInMs));
  await condition(stirred);
  return true;
}

/** Asks the other service on its own queue, for as long as it takes: a promise never lapses. */
function ask(errand: RaisedErrand, caseId: string, space: string): Underway {
  const { answerErrand } = proxyActivities<ErrandActivities>({
    taskQueue: `${space}${errand.service}`,
    startToCloseTimeout: '30m',
    heartbeatTimeout: '10s',
    retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
  });
  const underway: Underway = { id: errand.id, answered: false };
  const { id: errandId, type, request } = errand;
  void answerErrand({ errandId, type, caseId, request }).then((answer) => {
    underway.answer = answer;
    underway.answered = true;
  });
  return underway;
}
