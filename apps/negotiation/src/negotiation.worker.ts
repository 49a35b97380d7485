import type { EvaluationOutcome } from '#domain/evaluation/evaluation';
import type { OpenNegotiation } from '#domain/negotiation/negotiation';
import type { House } from '#platform/service/house';
import type { StageWork } from '#platform/temporal/stage-activities';
import { termsRules } from './terms-rules.js';

/** What the negotiation queue does beyond the generic stage workflow: it opens with the pack's rules. */
export function negotiationWork({ pack }: Pick<House, 'pack'>): StageWork {
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
  };
}
