import type { CloseCase } from '#domain/contact/errands';
import { streamOf } from '#domain/shared/stage';
import type { Recorder } from '#platform/store/recorder';
import type { StageWork } from '#platform/temporal/stage-activities';

/** What the contact queue does beyond the generic stage workflow. */
export function contactWork(recorder: Recorder): StageWork {
  return {
    errands: {
      'close-case': ({ errandId, caseId, request }) => {
        const { ending } = request as unknown as Pick<CloseCase, 'ending'>;
        return recorder.answerErrand(errandId, [
          {
            stream: streamOf('contact', caseId),
            caseId,
            by: { kind: 'service', service: 'journey' },
            command: { type: 'close-case', ending } as CloseCase,
          },
        ]);
      },
    },
  };
}
