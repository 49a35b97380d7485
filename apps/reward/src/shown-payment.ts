import { AccountWords } from '#contracts/register/errands';
import type { RewardView } from '#contracts/reward/views';
import { maskedAccountNumber } from '#domain/register/masking';
import { levelsOf } from '#domain/reward/approval-levels';
import type { Payment } from '#domain/reward/payment';
import type { OpenedReward } from '#domain/reward/reward';
import type { TextRef } from '#domain/shared/text';

type Words = ReadonlyMap<string, string>;

/** Every set-aside text of a payment. */
export function wordsIn(payment: Payment): readonly (TextRef | undefined)[] {
  const { account, accountChanges = [], note, rejection, recovery, bannerConfirmation } = payment;
  return [
    ...accountChanges.map(({ reason }) => reason),
    ...[account, note, rejection?.reason, recovery?.reason, bannerConfirmation?.document],
  ];
}

/** A payment with the words people wrote about it, its account masked. */
export function shownPayment(
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
