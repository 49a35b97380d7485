import type { CommandBody, ErrandAnswer } from '#domain/shared/stage';
import type {
  ErrandActivities,
  ErrandCall,
  Look,
  Opening,
  StageActivities,
} from '#durable/stage-run';
import { Context } from '@temporalio/activity';
import type { Recorder } from '../store/recorder.js';
import { sealRequest, unsealAnswer } from './sealed-words.js';

/** How a service turns a predecessor's outcome into the command that opens its own stream. */
export type OpeningCommand = (opening: Opening, caseId: string) => CommandBody;

/** Answers one type of errand. It must give the same answer to a second attempt. */
export type ErrandAnswerer = (call: ErrandCall) => Promise<ErrandAnswer>;

export interface StageWork {
  /** By kind of stream; a kind missing here is opened over HTTP only. */
  readonly openings?: Readonly<Record<string, OpeningCommand>>;
  readonly errands?: Readonly<Record<string, ErrandAnswerer>>;
}

/** Long work beats while it runs, so that a lost worker is noticed in seconds. */
const heartbeatMs = 3000;

/** The activities of a service's queue: the generic stage workflow's, and its errands. */
export function stageActivities(
  recorder: Recorder,
  work: StageWork,
): StageActivities & ErrandActivities {
  return {
    async openStream({ stream, caseId, opening }) {
      const kind = recorder.stageOf(stream).name;
      const open = work.openings?.[kind];
      if (!open) throw new Error(`${recorder.service} opens no ${kind} by an outcome`);
      const given = await recorder.give({
        stream,
        caseId,
        by: { kind: 'service', service: 'journey' },
        command: open(opening, caseId),
        commandId: `opening:${opening.openingId}`,
        bodyDigest: recorder.keys.digest(opening),
        byWorkflow: true,
      });
      if (!given.ok && given.code !== 'already-opened') {
        throw new Error(`${stream} refused to open: ${given.code}`);
      }
    },
    async look({ stream }): Promise<Look> {
      const { ended, outcome, dueInMs, errand } = await recorder.look(stream);
      if (ended) return { ended, outcome };
      return {
        ended,
        ...(dueInMs !== undefined && { dueInMs }),
        ...(errand && {
          errand: {
            id: errand.id,
            service: errand.service,
            type: errand.type,
            request: await sealRequest(errand.request, recorder),
          },
        }),
      };
    },
    passDeadlines: ({ stream }) => recorder.passDeadlines(stream),
    async applyAnswer({ stream, errandId, answer }) {
      const { opened, words } = unsealAnswer(answer as ErrandAnswer, errandId, recorder.keys);
      await recorder.applyAnswer(stream, errandId, opened, words);
    },
    answerErrand: (call) => beating(() => answererOf(work, call.type)(call)),
  };
}

function answererOf(work: StageWork, type: string): ErrandAnswerer {
  const answerer = work.errands?.[type];
  if (!answerer) throw new Error(`no errand ${type} is answered here`);
  return answerer;
}

async function beating<Result>(work: () => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const beat = setInterval(() => {
    context.heartbeat();
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
