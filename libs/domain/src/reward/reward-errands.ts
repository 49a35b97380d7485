import type { Errand, ErrandAnswer } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { SealAccount } from '../register/errands.js';
import { askedAtVersion } from './payment.js';
import type { RecordAccount, Reward } from './reward.js';

/** The register is asked for one account at a time: the one that has waited longest. */
export function rewardErrand(state: Reward): Errand | undefined {
  if (state.phase !== 'open') return undefined;
  const waiting = state.payments.filter((one) => one.state === 'awaiting-account');
  const [payment] = waiting.sort((one, other) => askedAtVersion(one) - askedAtVersion(other));
  if (!payment) return undefined;
  const { paymentId, beneficiaryId: ownerId, accountId } = payment;
  const request: SealAccount = { type: 'seal-account', forService: 'reward', ownerId, accountId };
  return {
    service: 'register',
    type: request.type,
    raisedAtVersion: askedAtVersion(payment),
    // The register has no use for the payment's id: it brings the answer back to its payment.
    request: { ...request, paymentId },
  };
}

export function rewardAnswered({ request }: Errand, answer: ErrandAnswer): RecordAccount {
  const paymentId = String(request['paymentId']);
  if (!answer.ok) return { type: 'record-account', paymentId, code: answer.code };
  const { account, accountDigest } = answer.result as {
    readonly account: TextRef;
    readonly accountDigest: string;
  };
  return { type: 'record-account', paymentId, account, accountDigest };
}
