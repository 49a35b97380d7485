import type { Payment } from '#domain/reward/payment';
import type { OpenedReward, Reward } from '#domain/reward/reward';
import { streamOf } from '#domain/shared/stage';
import type { Recorder } from '#platform/store/recorder';

/** The rewards of these cases as they stand, by case; one that is not open is missing. */
export async function rewardsOf(
  { record }: Pick<Recorder, 'record'>,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, OpenedReward>> {
  const streams = [...new Set(caseIds)].map((caseId) => streamOf('reward', caseId));
  // No deadline changes a payment, so the snapshot is how the payments stand.
  const found = await record.snapshots.find({ _id: { $in: streams } }).toArray();
  return new Map(
    found.flatMap(({ caseId, state }) => {
      const reward = state as Reward;
      return reward.phase === 'not-opened' ? [] : [[caseId, reward] as const];
    }),
  );
}

export function paymentIn(
  rewards: ReadonlyMap<string, OpenedReward>,
  { caseId, paymentId }: { readonly caseId: string; readonly paymentId: string },
): Payment | undefined {
  return rewards.get(caseId)?.payments.find((payment) => payment.paymentId === paymentId);
}
