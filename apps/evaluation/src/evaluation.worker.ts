import type { ContactOutcome } from '#domain/contact/contact';
import type { OpenEvaluation } from '#domain/evaluation/commands';
import type { House } from '#platform/service/house';
import type { StageWork } from '#platform/temporal/stage-activities';

/** What the evaluation queue does beyond the generic stage workflow: it opens with the pack's rubric. */
export function evaluationWork({ pack }: Pick<House, 'pack'>): StageWork {
  return {
    openings: {
      evaluation: ({ openingId, outcome }): OpenEvaluation => {
        const contact = outcome as ContactOutcome;
        if (contact.kind !== 'qualified') throw new Error('only a qualified case is evaluated');
        return {
          type: 'open-evaluation',
          openingId,
          case: contact.case,
          rubric: pack.rubric.value,
          calendar: pack.calendar.value,
          packVersion: pack.version,
          reopeningRole: pack.reopening.role,
        };
      },
    },
  };
}
