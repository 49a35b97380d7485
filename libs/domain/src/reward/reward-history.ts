import { never } from '../shared/exhaustive.js';
import type { Payment } from './payment.js';
import type { OpenedReward, Reward, RewardEvent } from './reward.js';

/** The reward after one more event. An event of a reward that never opened changes nothing. */
export function evolveReward(state: Reward, event: RewardEvent, version: number): Reward {
  if (event.type === 'reward-opened') {
    const { type: _, ...opening } = event;
    return { ...opening, phase: 'open', payments: [] };
  }
  return state.phase === 'not-opened' ? state : evolveOpened(state, event, version);
}

function evolveOpened(
  state: OpenedReward,
  event: Exclude<RewardEvent, { readonly type: 'reward-opened' }>,
  version: number,
): Reward {
  switch (event.type) {
    case 'entitled':
      return {
        ...state,
        promises: state.promises.map((promised) =>
          promised.clauseId === event.clauseId
            ? { ...promised, entitledOn: event.acceptedOn }
            : promised,
        ),
      };
    case 'payment-prepared': {
      const { type: _, ...prepared } = event;
      const asked = { state: 'awaiting-account', preparedAtVersion: version } as const;
      return { ...state, payments: [...state.payments, { ...prepared, ...asked }] };
    }
    case 'account-frozen': {
      const { account, accountDigest } = event;
      return changed(state, event, { state: 'prepared', account, accountDigest });
    }
    case 'payment-reviewed': {
      const { reviewedBy, note } = event;
      return changed(state, event, { state: 'reviewed', reviewedBy, ...(note && { note }) });
    }
    case 'payment-approved':
      return changed(state, event, { state: 'approved', approvedBy: event.approvedBy });
    case 'payment-rejected': {
      const { type: _, paymentId: __, ...rejection } = event;
      return changed(state, event, { state: 'rejected', rejection });
    }
    case 'payment-placed': {
      const { batchId, line } = event;
      return changed(state, event, { state: 'placed', placedIn: { batchId, line } });
    }
    case 'payment-paid':
      return changed(state, event, { state: 'paid' });
    case 'payment-returned':
      return changed(state, event, { state: 'returned', bankReason: event.bankReason });
    case 'reward-settled':
      return { ...state, phase: 'settled', paid: event.paid, settledAtVersion: version };
    default:
      return never(event);
  }
}

function changed(
  state: OpenedReward,
  { paymentId }: { readonly paymentId: string },
  change: Partial<Payment>,
): OpenedReward {
  return {
    ...state,
    payments: state.payments.map((payment) =>
      payment.paymentId === paymentId ? { ...payment, ...change } : payment,
    ),
  };
}
