import type { BatchAnswer } from '#contracts/reward/views';
import type { BatchCommand } from '#domain/reward/batch';
import { streamOf } from '#domain/shared/stage';
import type { Asking } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { commandIdOf, type Recorder } from '#platform/store/recorder';

export interface ForBatch {
  readonly batchId: string;
  readonly command: BatchCommand;
  /** What the caller stated: the same key with something else stated is another command. */
  readonly stated: unknown;
  readonly asking: Asking;
}

/**
 * Gives a person's command to a batch. A batch's stream belongs to no case: its own id stands where
 * a case's would.
 * @throws ProblemError with the refusal's sentence when the rule says no.
 */
export async function giveToBatch(
  recorder: Recorder,
  { batchId, command, stated, asking }: ForBatch,
): Promise<BatchAnswer> {
  const { by, key, language } = asking;
  const stream = streamOf('batch', batchId);
  const given = await recorder.give({
    stream,
    caseId: batchId,
    by,
    command,
    commandId: commandIdOf(stream, by, key),
    bodyDigest: recorder.keys.digest({ type: command.type, stated }),
  });
  if (!given.ok) throw new ProblemError(refusalProblem(given, recorder.sentences, language));
  const { version, events } = given.answer;
  return { batchId, version, events: [...events] };
}
