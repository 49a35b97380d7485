import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { BatchView } from '#contracts/reward/views';
import type { Batch } from '#domain/reward/batch';
import { batchSentences } from '#domain/reward/refusals';
import { say } from '#domain/shared/sentences';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { payeeShown } from '../payee-shown.js';
import { paymentIn, rewardsOf } from '../rewards-of.js';
import { batchHead } from '../shown-batch.js';

export class ShowBatch extends StageQuery<BatchView> {}

@QueryHandler(ShowBatch)
export class ShowBatchHandler implements IQueryHandler<ShowBatch> {
  constructor(private readonly recorder: Recorder) {}

  async execute(query: ShowBatch): Promise<BatchView> {
    const { state, version, commands } = await seenBy<Batch>(this.recorder, 'batch', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const mismatched = 'mismatched' in state ? state.mismatched : [];
    const rewards = await rewardsOf(this.recorder, state.lines.map(({ caseId }) => caseId));
    return {
      ...batchHead(state, version),
      lines: state.lines.map(({ accountDigest: _, ...line }) => {
        const open = rewards.get(line.caseId);
        const payment = paymentIn(rewards, line);
        return { ...line, ...(open && payment && payeeShown(open.case, payment.beneficiaryId)) };
      }),
      mismatched: mismatched.map(({ line, code }) => ({
        line,
        code,
        because: say(batchSentences[code], query.viewing.language, {}),
      })),
      commands,
    };
  }
}
