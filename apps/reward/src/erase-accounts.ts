import type { OpenedReward } from '#domain/reward/reward';
import type { Recorder } from '#platform/store/recorder';

/**
 * Destroys the accounts the register sealed for payments to this person, or of this account: what
 * finance was given as ciphertext for itself. Payments that were made or are on their way forbid the
 * erasure before it comes here; left are those that were refused, and those no duty keeps any more.
 */
export async function eraseAccounts(
  entryId: string,
  { record }: Pick<Recorder, 'record'>,
): Promise<void> {
  const paid = { $or: [{ 'state.payments.beneficiaryId': entryId }, { 'state.payments.accountId': entryId }] };
  for await (const { _id: stream, state } of record.snapshots.find({ kind: 'reward', ...paid })) {
    const { payments } = state as OpenedReward;
    const paymentIds = payments
      .filter(({ beneficiaryId, accountId }) => [beneficiaryId, accountId].includes(entryId))
      .map(({ paymentId }) => paymentId);
    const frozen = { stream, 'event.type': 'account-frozen', 'event.paymentId': { $in: paymentIds } };
    const textIds = await record.events.distinct('event.account.textId', frozen);
    await record.texts.deleteMany({ _id: { $in: textIds as string[] } });
  }
}
