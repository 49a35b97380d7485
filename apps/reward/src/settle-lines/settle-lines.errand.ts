import type { BankReason } from '#domain/reward/bank-reasons';
import type { LineSettled, SettleLines } from '#domain/reward/errands';
import type { RewardCommand } from '#domain/reward/reward';
import type { ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Recorder } from '#platform/store/recorder';
import { lineByLine } from '../line-by-line.js';

/** A batch tells its payments' cases what the bank did with each line. */
export function settleLines(call: ErrandCall, recorder: Recorder): Promise<ErrandAnswer> {
  const { batchId, lines } = call.request as unknown as SettleLines;
  return lineByLine(
    recorder,
    call,
    lines,
    (line) => settlement(batchId, line),
    ({ ok: settled, ...answer }): LineSettled => ({ ...answer, settled }),
  );
}

function settlement(
  batchId: string,
  { line, paymentId, result, bankReason }: SettleLines['lines'][number],
): RewardCommand {
  return result === 'paid'
    ? { type: 'record-paid', paymentId, batchId, line }
    : {
        type: 'record-returned',
        paymentId,
        batchId,
        line,
        // The batch took it from the closed list.
        bankReason: (bankReason ?? 'other') as BankReason,
      };
}
