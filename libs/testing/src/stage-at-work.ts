import { errandId, type ErrandAnswer } from '#domain/shared/stage';
import type { Recorder } from '#platform/store/recorder';
import { stageActivities, type StageWork } from '#platform/temporal/stage-activities';

/** What the workflow does with a stage's streams, by the same activities and without Temporal. */
export interface StageAtWork {
  /** Opens the case's stream on its predecessor's outcome; again, it changes nothing. */
  open(caseId: string, opening: { readonly openingId: string; readonly outcome: unknown }): Promise<void>;
  /** Answers the errand that is open. @throws Error where none is. */
  answer(caseId: string, answer: ErrandAnswer): Promise<void>;
  eventsOf(caseId: string): ReturnType<typeof eventsIn>;
  typesOf(caseId: string): Promise<string[]>;
}

export function stageAtWork(kind: string, recorder: Recorder, work: StageWork): StageAtWork {
  const activities = stageActivities(recorder, work);
  return {
    async open(caseId, opening) {
      await activities.openStream({ stream: `${kind}-${caseId}`, caseId, opening });
    },
    async answer(caseId, answer) {
      const stream = `${kind}-${caseId}`;
      const { stage, state } = await recorder.draft(stream);
      const errand = stage.errand(state);
      if (!errand) throw new Error('no errand is open');
      await activities.applyAnswer({ stream, errandId: errandId(stream, errand), answer });
    },
    eventsOf: (caseId) => eventsIn(recorder, caseId),
    typesOf: async (caseId) => (await eventsIn(recorder, caseId)).map(({ event }) => event.type),
  };
}

function eventsIn({ record }: Recorder, caseId: string) {
  return record.events.find({ caseId }).sort({ version: 1 }).toArray();
}
