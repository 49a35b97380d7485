import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AccountWords } from '#contracts/register/errands';
import type { RewardView } from '#contracts/reward/views';
import { maskedAccountNumber } from '#domain/register/masking';
import { leftOf, type Payment, type Promised } from '#domain/reward/payment';
import type { Reward } from '#domain/reward/reward';
import { digits, sumFen } from '#domain/shared/money';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';

export class ShowReward extends StageQuery<RewardView> {}

type Words = ReadonlyMap<string, string>;

@QueryHandler(ShowReward)
export class ShowRewardHandler implements IQueryHandler<ShowReward> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async execute(query: ShowReward): Promise<RewardView> {
    const { state, version, commands } = await seenBy<Reward>(this.recorder, 'reward', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const { promises, payments } = state;
    const words = await this.texts.read(
      payments.flatMap(({ account, note, rejection }) => [account, note, rejection?.reason]),
    );
    return {
      caseId: query.id,
      version,
      phase: state.phase,
      case: state.case,
      promises: promises.map((promised) => shownPromise(promised, payments)),
      payments: payments.map((payment) => shownPayment(payment, words)),
      commands,
    };
  }
}

function shownPromise(
  promised: Promised,
  payments: readonly Payment[],
): RewardView['promises'][number] {
  const { shares, ...facts } = promised;
  return {
    ...facts,
    shares: shares.map(({ fiscalYear, amount }) => ({
      fiscalYear,
      amount,
      paid: paidOf(promised, fiscalYear, payments),
      left: digits(leftOf(promised, fiscalYear, payments)),
    })),
  };
}

function paidOf({ clauseId }: Promised, fiscalYear: number, payments: readonly Payment[]): string {
  const paid = payments.filter(
    (one) => one.state === 'paid' && one.clauseId === clauseId && one.fiscalYear === fiscalYear,
  );
  return digits(sumFen(paid.map(({ amount }) => amount)));
}

function shownPayment(payment: Payment, words: Words): RewardView['payments'][number] {
  const { paymentId, clauseId, fundId, fiscalYear, amount, beneficiaryId, state } = payment;
  const { preparedBy, reviewedBy, note, approvedBy, placedIn, bankReason } = payment;
  return {
    ...{ paymentId, clauseId, fundId, fiscalYear, amount, beneficiaryId, state, preparedBy },
    accountShown: accountShown(payment, words),
    ...(reviewedBy !== undefined && { reviewedBy }),
    ...(note && { note: words.get(note.textId) ?? null }),
    ...(approvedBy !== undefined && { approvedBy }),
    ...(payment.rejection && { rejection: shownRejection(payment.rejection, words) }),
    ...placedIn,
    ...(bankReason && { bankReason }),
  };
}

function shownRejection(
  { rejectedBy, code, reason }: NonNullable<Payment['rejection']>,
  words: Words,
): NonNullable<RewardView['payments'][number]['rejection']> {
  return {
    rejectedBy,
    ...(code !== undefined && { code }),
    ...(reason && { reason: words.get(reason.textId) ?? null }),
  };
}

/** Nobody sees more of an account here than its last four digits. */
function accountShown({ account }: Payment, words: Words): string | null {
  const plain = account && words.get(account.textId);
  if (plain === undefined) return null;
  return maskedAccountNumber(AccountWords.parse(JSON.parse(plain)).number);
}
