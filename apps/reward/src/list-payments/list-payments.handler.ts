import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListPayments } from '#contracts/reward/commands';
import type { PaymentsPage } from '#contracts/reward/views';
import type { CommandHint } from '#contracts/shared/answer';
import { nextHandOf } from '#domain/reward/next-hand';
import type { Payment } from '#domain/reward/payment';
import { rewardSentences } from '#domain/reward/refusals';
import { reward, type OpenedReward, type Reward } from '#domain/reward/reward';
import { say, type Sentence } from '#domain/shared/sentences';
import type { Viewing } from '#platform/http/asking';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { payeeShown } from '../payee-shown.js';
import { shownPayment, wordsIn } from '../shown-payment.js';

export class ListPaymentsQuery extends Query<PaymentsPage> {
  constructor(
    readonly asked: ListPayments,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ListPaymentsQuery)
export class ListPaymentsHandler implements IQueryHandler<ListPaymentsQuery> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  /** A page counts cases: all payments of a case in this state stand together. */
  async execute({ asked, viewing }: ListPaymentsQuery): Promise<PaymentsPage> {
    const { cursor, limit, state } = asked;
    const [after = ''] = placeAt(cursor, 1) ?? [];
    // No deadline changes a payment, so the snapshot is how the payments stand.
    const found = await this.recorder.record.snapshots
      .find({ kind: 'reward', _id: { $gt: after }, 'state.payments.state': state })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const rows = page.flatMap(({ state: stored }) => rowsOf(stored as Reward, state, viewing));
    const words = await this.texts.read(rows.flatMap(({ payment }) => wordsIn(payment)));
    return {
      payments: rows.map(({ payment, open }) => ({
        caseId: open.case.caseId,
        ...payeeShown(open.case, payment.beneficiaryId),
        ...shownPayment(payment, open, words),
        ...hintOf(payment, open, viewing),
      })),
      ...(last && { nextCursor: cursorAt(last._id) }),
    };
  }
}

interface Row {
  readonly payment: Payment;
  readonly open: OpenedReward;
}

function rowsOf(open: Reward, asked: Payment['state'], { by }: Viewing): Row[] {
  if (open.phase === 'not-opened' || !reward.visible.seesCase(by, open)) return [];
  return open.payments.flatMap((payment) => (payment.state === asked ? [{ payment, open }] : []));
}

function hintOf(payment: Payment, open: OpenedReward, viewing: Viewing): { next?: CommandHint } {
  const next = nextHandOf(payment, viewing.by, open);
  if (!next) return {};
  const { command, refusal } = next;
  if (!refusal) return { next: { command, allowed: true } };
  const sentence = (rewardSentences as Readonly<Record<string, Sentence>>)[refusal.code];
  const because = sentence ? say(sentence, viewing.language, refusal.details) : refusal.code;
  return { next: { command, allowed: false, code: refusal.code, because } };
}
