import type { Landing } from '#domain/landing/landing';
import type { Viewing } from '#platform/http/asking';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import type { Recorder } from '#platform/store/recorder';

class LandingOf extends StageQuery<Landing> {}

/** The landing of a case. @throws ProblemError the one 404 where this viewer sees none. */
export async function landingSeen(
  recorder: Recorder,
  caseId: string,
  viewing: Viewing,
): Promise<Landing> {
  const { state } = await seenBy<Landing>(recorder, 'landing', new LandingOf(caseId, viewing));
  return state;
}
