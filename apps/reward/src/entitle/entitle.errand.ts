import type { Entitle } from '#domain/reward/errands';
import type { RecordEntitlement } from '#domain/reward/reward';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Recorder } from '#platform/store/recorder';

/** Landing accepted a milestone: its clause may be paid from now on. */
export function entitle(
  { errandId, request }: ErrandCall,
  recorder: Recorder,
): Promise<ErrandAnswer> {
  const { caseId, clauseId, milestoneId, acceptedOn } = request as unknown as Entitle;
  const command: RecordEntitlement = {
    type: 'record-entitlement',
    clauseId,
    milestoneId,
    acceptedOn,
  };
  const by = { kind: 'service', service: 'landing' } as const;
  return recorder.answerErrand(errandId, [
    { stream: streamOf('reward', caseId), caseId, by, command },
  ]);
}
