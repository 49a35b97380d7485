import type { StepBackFrom } from '#domain/negotiation/commands';
import type { StepBack } from '#domain/negotiation/errands';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Recorder } from '#platform/store/recorder';

/**
 * Evaluation asks before it is reopened. Where nothing was negotiated yet there is nothing to give
 * up: what opens later is renewed by the newer conclusion.
 */
export async function stepBack(
  { errandId, caseId, request }: ErrandCall,
  recorder: Recorder,
): Promise<ErrandAnswer> {
  const { evaluationVersion } = request as unknown as StepBack;
  const stream = streamOf('negotiation', caseId);
  const { opened } = await recorder.draft(stream);
  if (!opened) return recorder.answerErrand(errandId, []);
  const by = { kind: 'service', service: 'evaluation' } as const;
  const command: StepBackFrom = { type: 'step-back', evaluationVersion };
  return recorder.answerErrand(errandId, [{ stream, caseId, by, command }]);
}
