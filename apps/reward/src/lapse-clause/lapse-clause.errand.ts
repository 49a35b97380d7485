import type { LapseClause } from '#domain/reward/errands';
import type { LapseClauseMoney } from '#domain/reward/reward';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Recorder } from '#platform/store/recorder';

/** Landing found a milestone failed: its clause's unpaid money is free for others again. */
export function lapseClause(
  { errandId, request }: ErrandCall,
  recorder: Recorder,
): Promise<ErrandAnswer> {
  const { caseId, clauseId } = request as unknown as LapseClause;
  const command: LapseClauseMoney = { type: 'lapse-clause', clauseId };
  const by = { kind: 'service', service: 'landing' } as const;
  return recorder.answerErrand(errandId, [
    { stream: streamOf('reward', caseId), caseId, by, command },
  ]);
}
