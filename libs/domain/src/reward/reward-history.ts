import { never } from '../shared/exhaustive.js';
import { nextLevelOf } from './approval-levels.js';
import { carriedOver } from './carried-share.js';
import type { Payment, Promised } from './payment.js';
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
    case 'entitled': {
      const { acceptedOn: entitledOn } = event;
      return withPromise(state, event, (promised) => ({ ...promised, entitledOn }));
    }
    case 'fiscal-year-begun':
      return { ...state, fiscalYear: event.fiscalYear };
    case 'clause-held': {
      const { lockedPayments } = event;
      return withPromise(state, event, (promised) => ({ ...promised, held: { lockedPayments } }));
    }
    case 'clause-released':
      return withPromise(state, event, ({ held: _, ...promised }) => promised);
    case 'clause-lapsed':
      return withPromise(state, event, ({ held: _, ...promised }) => {
        return { ...promised, lapsed: [...(promised.lapsed ?? []), ...event.released] };
      });
    case 'share-carried-over':
      return withPromise(state, event, (promised) => carriedOver(promised, event));
    case 'payment-prepared': {
      const { type: _, ...prepared } = event;
      const asked = { state: 'awaiting-account', preparedAtVersion: version } as const;
      return { ...state, payments: [...state.payments, { ...prepared, ...asked }] };
    }
    case 'reward-settled':
      return { ...state, phase: 'settled', paid: event.paid, settledAtVersion: version };
    default:
      return evolvePayment(state, event, version);
  }
}

type PaymentEvent = Extract<RewardEvent, { readonly paymentId: string }>;

function evolvePayment(
  state: OpenedReward,
  event: Exclude<PaymentEvent, { readonly type: 'payment-prepared' }>,
  version: number,
): OpenedReward {
  switch (event.type) {
    case 'account-frozen': {
      const { account, accountDigest } = event;
      return changed(state, event, { state: 'prepared', account, accountDigest });
    }
    case 'account-changed':
      return withPayment(state, event, (payment) => backToStart(payment, event, version));
    case 'banner-share-confirmed': {
      const { type: _, paymentId: __, ...bannerConfirmation } = event;
      return changed(state, event, { bannerConfirmation });
    }
    case 'payment-reviewed': {
      const { type: _, paymentId: __, ...reviewed } = event;
      return changed(state, event, { state: 'reviewed', ...reviewed });
    }
    case 'payment-approved':
      return withPayment(state, event, (payment) => approved(payment, event, state));
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
    case 'recovery-proposed': {
      const { type: _, paymentId: __, ...recovery } = event;
      return changed(state, event, { recovery });
    }
    case 'payment-recovered':
      return changed(state, event, { state: 'recovered' });
    case 'recovery-declined':
      return withPayment(state, event, ({ recovery: _, ...payment }) => payment);
    default:
      return never(event);
  }
}

/** As after its preparation: without an account, and without anybody's word for it. */
function backToStart(
  payment: Payment,
  event: Extract<RewardEvent, { readonly type: 'account-changed' }>,
  version: number,
): Payment {
  const { account: _, accountDigest: __, ...bare } = withoutReview(payment);
  const { type: ___, paymentId: ____, accountId, setAside: _____, ...change } = event;
  return {
    ...bare,
    state: 'awaiting-account',
    accountId,
    accountAskedAtVersion: version,
    accountChanges: [...(payment.accountChanges ?? []), change],
  };
}

function withoutReview(payment: Payment): Payment {
  const { reviewedBy: _, reviewedFor: __, note: ___, approvals: ____, ...rest } = payment;
  return rest;
}

function approved(
  payment: Payment,
  event: Extract<RewardEvent, { readonly type: 'payment-approved' }>,
  state: OpenedReward,
): Payment {
  const { approvedBy, approvedFor, level = 1 } = event;
  const approval = { level, approvedBy, ...(approvedFor !== undefined && { approvedFor }) };
  const approvals = [...(payment.approvals ?? []), approval];
  const isComplete = nextLevelOf({ ...payment, approvals }, state) === undefined;
  return { ...payment, approvals, ...(isComplete && { state: 'approved' }) };
}

function changed(
  state: OpenedReward,
  event: { readonly paymentId: string },
  change: Partial<Payment>,
): OpenedReward {
  return withPayment(state, event, (payment) => ({ ...payment, ...change }));
}

function withPayment(
  state: OpenedReward,
  { paymentId }: { readonly paymentId: string },
  change: (payment: Payment) => Payment,
): OpenedReward {
  return {
    ...state,
    payments: state.payments.map((one) => (one.paymentId === paymentId ? change(one) : one)),
  };
}

function withPromise(
  state: OpenedReward,
  { clauseId }: { readonly clauseId: string },
  change: (promised: Promised) => Promised,
): OpenedReward {
  return {
    ...state,
    promises: state.promises.map((one) => (one.clauseId === clauseId ? change(one) : one)),
  };
}
