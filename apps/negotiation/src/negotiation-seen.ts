import type { Negotiation } from '#domain/negotiation/negotiation';
import type { Viewing } from '#platform/http/asking';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import type { Recorder } from '#platform/store/recorder';

class NegotiationOf extends StageQuery<Negotiation> {}

/** The negotiation of a case. @throws ProblemError the one 404 where this viewer sees none. */
export async function negotiationSeen(
  recorder: Recorder,
  caseId: string,
  viewing: Viewing,
): Promise<Negotiation> {
  const query = new NegotiationOf(caseId, viewing);
  const { state } = await seenBy<Negotiation>(recorder, 'negotiation', query);
  return state;
}
