import type {
  CloseCase as CloseCaseCommand,
  TakeClaimsAgain as TakeClaimsAgainCommand,
} from '#domain/contact/commands';
import type { CloseCase, TakeClaimsAgain } from '#domain/contact/errands';
import { streamOf } from '#domain/shared/stage';
import type { House } from '#platform/service/house';
import type { Recorder } from '#platform/store/recorder';
import type { Texts } from '#platform/store/texts';
import type { StageWork } from '#platform/temporal/stage-activities';
import { openRows } from './open-rows/open-rows.errand.js';
import { readRows } from './read-rows/read-rows.errand.js';
import { takeBackRows } from './take-back-rows/take-back-rows.errand.js';

/** What the contact queue does beyond the generic stage workflow. */
export function contactWork(recorder: Recorder, house: House, texts: Texts): StageWork {
  return {
    errands: {
      'close-case': ({ errandId, caseId, request }) => {
        const { ending, outcomeVersion } = request as unknown as CloseCase;
        const after = outcomeVersion === undefined ? {} : { outcomeVersion };
        return recorder.answerErrand(errandId, [
          {
            stream: streamOf('contact', caseId),
            caseId,
            by: { kind: 'service', service: 'journey' },
            command: { type: 'close-case', ending, ...after } as CloseCaseCommand,
          },
        ]);
      },
      'take-claims-again': ({ errandId, caseId, request }) => {
        const { evaluationVersion } = request as unknown as TakeClaimsAgain;
        return recorder.answerErrand(errandId, [
          {
            stream: streamOf('contact', caseId),
            caseId,
            by: { kind: 'service', service: 'evaluation' },
            command: { type: 'take-claims-again', evaluationVersion } as TakeClaimsAgainCommand,
          },
        ]);
      },
      'read-rows': (call) => readRows(call, { recorder, texts }),
      'take-back-rows': (call) => takeBackRows(call, recorder),
      'open-rows': (call) => openRows(call, { recorder, house, texts }),
    },
  };
}
