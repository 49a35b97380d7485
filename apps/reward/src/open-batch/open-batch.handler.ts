import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OpenBatch } from '#contracts/reward/commands';
import type { BatchAnswer } from '#contracts/reward/views';
import type { BatchPayment } from '#domain/reward/batch';
import type { Payment } from '#domain/reward/payment';
import { refused } from '#domain/shared/decision';
import { streamOf } from '#domain/shared/stage';
import type { Asking } from '#platform/http/asking';
import { InvalidInput } from '#platform/http/invalid-input';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { commandIdOf, Recorder } from '#platform/store/recorder';
import { giveToBatch } from '../give-to-batch.js';
import { paymentIn, rewardsOf } from '../rewards-of.js';
import { referenceOf } from '../sheet-columns.js';

export class OpenBatchCommand extends Command<BatchAnswer> {
  constructor(
    readonly body: OpenBatch,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(OpenBatchCommand)
export class OpenBatchHandler implements ICommandHandler<OpenBatchCommand> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ body, asking }: OpenBatchCommand): Promise<BatchAnswer> {
    const { fundId } = body;
    // The same person with the same key means the same batch: its id derives from both.
    const batchId = `b${commandIdOf('batch', asking.by, asking.key).slice(0, 20)}`;
    const payments = await this.paymentsFor(batchId, body, asking);
    return giveToBatch(this.recorder, {
      batchId,
      command: { type: 'open-batch', batchId, fundId, payments },
      stated: body,
      asking,
    });
  }

  /**
   * Amounts and accounts as the payments' own cases have them. Sent again after the batch took its
   * payments they no longer wait for one: the batch that is open answers, whatever is found now.
   */
  private async paymentsFor(batchId: string, body: OpenBatch, { language }: Asking) {
    const rewards = await rewardsOf(this.recorder, body.payments.map(({ caseId }) => caseId));
    const found = body.payments.map((named) => ({ named, payment: paymentIn(rewards, named) }));
    const faults = found.flatMap(({ payment }, index) => faultOf(payment, body.fundId, index));
    const notApproved = found.filter(({ payment }) => payment?.state !== 'approved');
    if (faults.length > 0 || notApproved.length > 0) {
      const { opened } = await this.recorder.draft(streamOf('batch', batchId));
      if (opened) return [];
      if (faults.length > 0) throw new InvalidInput(faults);
      const paymentId = notApproved.map(({ named }) => referenceOf(named));
      const refusal = refused('payment-not-approved', { paymentId });
      throw new ProblemError(refusalProblem(refusal, this.recorder.sentences, language));
    }
    return found.flatMap(({ named, payment }) => (payment ? [linedUp(named.caseId, payment)] : []));
  }
}

function faultOf(payment: Payment | undefined, fundId: string, index: number) {
  const path = ['payments', index, 'paymentId'];
  if (!payment) return [{ path, message: 'is no payment of this case' }];
  return payment.fundId === fundId ? [] : [{ path, message: 'is paid by another fund' }];
}

function linedUp(caseId: string, { paymentId, amount, accountDigest }: Payment): BatchPayment {
  if (accountDigest === undefined) throw new Error(`${caseId}/${paymentId} has no frozen account`);
  return { caseId, paymentId, amount, accountDigest };
}
