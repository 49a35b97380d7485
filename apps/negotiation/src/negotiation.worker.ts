import type { EvaluationOutcome } from '#domain/evaluation/evaluation';
import type { OpenNegotiation } from '#domain/negotiation/commands';
import type { House } from '#platform/service/house';
import type { Recorder } from '#platform/store/recorder';
import type { StageWork } from '#platform/temporal/stage-activities';
import { stepBack } from './step-back/step-back.errand.js';
import { termsRules } from './terms-rules.js';

/** Beyond the generic stage workflow: it opens with the pack's rules, and steps back for evaluation. */
export function negotiationWork({ pack }: Pick<House, 'pack'>, recorder: Recorder): StageWork {
  return {
    openings: {
      negotiation: ({ openingId, outcome }): OpenNegotiation => {
        const evaluation = outcome as EvaluationOutcome;
        if (evaluation.kind === 'not-supported') {
          throw new Error('what the committee does not support is not negotiated');
        }
        return {
          type: 'open-negotiation',
          openingId,
          case: evaluation.case,
          conclusion: evaluation.kind,
          findings: evaluation.findings,
          evaluationVersion: evaluation.version,
          ...termsRules(pack),
        };
      },
    },
    errands: { 'step-back': (call) => stepBack(call, recorder) },
  };
}
