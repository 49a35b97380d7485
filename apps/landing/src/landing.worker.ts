import type { OpenLanding } from '#domain/landing/commands';
import type { NegotiationOutcome } from '#domain/negotiation/negotiation';
import type { House } from '#platform/service/house';
import type { StageWork } from '#platform/temporal/stage-activities';

/** What the landing queue does beyond the generic stage workflow: it opens with the signed terms. */
export function landingWork({
  pack,
}: {
  readonly pack: Pick<House['pack'], 'version'>;
}): StageWork {
  return {
    openings: {
      landing: ({ openingId, outcome }): OpenLanding => {
        const negotiation = outcome as NegotiationOutcome;
        if (negotiation.kind !== 'signed') throw new Error('only signed terms are landed');
        return {
          type: 'open-landing',
          openingId,
          terms: negotiation.terms,
          packVersion: pack.version,
        };
      },
    },
  };
}
