import type { LinePlaced, PlaceLines } from '#domain/reward/errands';
import type { ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Recorder } from '#platform/store/recorder';
import { lineByLine } from '../line-by-line.js';

/** A batch asks its payments' cases for them; a case that refuses leaves its line out. */
export function placeLines(call: ErrandCall, recorder: Recorder): Promise<ErrandAnswer> {
  const { batchId, lines } = call.request as unknown as PlaceLines;
  return lineByLine(
    recorder,
    call,
    lines,
    ({ line, paymentId }) => ({ type: 'place-in-batch', paymentId, batchId, line }),
    ({ ok: placed, ...answer }): LinePlaced => ({ ...answer, placed }),
  );
}
