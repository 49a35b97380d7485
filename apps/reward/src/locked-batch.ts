import { batch, type Batch } from '#domain/reward/batch';
import type { Viewing } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { seenBy } from '#platform/http/stage-view';
import type { Recorder } from '#platform/store/recorder';
import { BatchQuery } from './batch-query.js';

export type LockedBatch = Extract<Batch, { readonly totals: unknown }>;

/**
 * A batch whose lines are fixed.
 * @throws ProblemError the 404 where the viewer sees none, or why it has not been locked yet.
 */
export async function lockedBatch(
  recorder: Recorder,
  batchId: string,
  { by, language }: Viewing,
): Promise<LockedBatch> {
  const query = new BatchQuery(batchId, { by, language });
  const { state } = await seenBy<Batch>(recorder, 'batch', query);
  if ('totals' in state) return state;
  const refusal = batch.may('record-export', { by, at: '' }, state);
  if (!refusal) throw new Error('a batch that can be exported has totals');
  throw new ProblemError(refusalProblem(refusal, recorder.sentences, language));
}
