import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AccountWords } from '#contracts/register/errands';
import type { RewardView } from '#contracts/reward/views';
import { maskedAccountNumber } from '#domain/register/masking';
import { levelsOf } from '#domain/reward/approval-levels';
import { leftOf, type Payment, type Promised } from '#domain/reward/payment';
import type { OpenedReward, Reward } from '#domain/reward/reward';
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
      payments.flatMap(({ account, accountChanges = [], note, rejection, recovery, bannerConfirmation }) => [
        ...accountChanges.map(({ reason }) => reason),
        ...[account, note, rejection?.reason, recovery?.reason, bannerConfirmation?.document],
      ]),
    );
    return {
      caseId: query.id,
      version,
      phase: state.phase,
      case: state.case,
      promises: promises.map((promised) => shownPromise(promised, payments)),
      payments: payments.map((payment) => shownPayment(payment, state, words)),
      commands,
    };
  }
}

function shownPromise(
  promised: Promised,
  payments: readonly Payment[],
): RewardView['promises'][number] {
  const { shares, held, lapsed, ...facts } = promised;
  return {
    ...facts,
    held: held !== undefined,
    lapsed: lapsed !== undefined,
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
    (one) => one.clauseId === clauseId && one.fiscalYear === fiscalYear && one.state === 'paid',
  );
  return digits(sumFen(paid.map(({ amount }) => amount)));
}

function shownPayment(
  payment: Payment,
  reward: OpenedReward,
  words: Words,
): RewardView['payments'][number] {
  const { paymentId, clauseId, fundId, fiscalYear, amount, beneficiaryId, state } = payment;
  const { preparedBy, reviewedBy, note, approvals = [], recovery, placedIn, bankReason } = payment;
  const { bannerShare, bannerConfirmation, accountChanges } = payment;
  return {
    ...{ paymentId, clauseId, fundId, fiscalYear, amount, beneficiaryId, state, preparedBy },
    accountShown: accountShown(payment, words),
    ...(accountChanges && {
      accountChanges: accountChanges.map(({ changedBy, reason }) => {
        return { changedBy, reason: words.get(reason.textId) ?? null };
      }),
    }),
    ...(reviewedBy !== undefined && { reviewedBy }),
    ...(note && { note: words.get(note.textId) ?? null }),
    ...(bannerShare !== undefined && { bannerShare }),
    ...(bannerConfirmation && {
      bannerConfirmation: {
        confirmedBy: bannerConfirmation.confirmedBy,
        document: words.get(bannerConfirmation.document.textId) ?? null,
      },
    }),
    approvals: approvals.map(({ level, approvedBy }) => ({ level, approvedBy })),
    approvalsNeeded: levelsOf(payment, reward).length,
    ...(payment.rejection && { rejection: shownRejection(payment.rejection, words) }),
    ...(recovery && {
      recovery: {
        proposedBy: recovery.proposedBy,
        reason: words.get(recovery.reason.textId) ?? null,
      },
    }),
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
