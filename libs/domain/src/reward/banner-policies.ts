import { handsOf, type Actor } from '../shared/actor.js';
import { refused, type Refusal } from '../shared/decision.js';
import { fen, type Fen } from '../shared/money.js';
import { preparersOf, type Payment, type PaymentState } from './payment.js';

const beforeApproval: readonly PaymentState[] = ['awaiting-account', 'prepared', 'reviewed'];

/** Whether the banner still has to say that it bears its part. */
export function awaitsBanner({ bannerShare, bannerConfirmation, state }: Payment): boolean {
  const isOpen = bannerShare !== undefined && !bannerConfirmation;
  return isOpen && beforeApproval.includes(state);
}

/** Whoever prepared the payment stated the part; somebody else vouches for the banner's word. */
export function refusalToConfirm(payment: Payment, by: Actor): Refusal | undefined {
  if (!awaitsBanner(payment)) return refused('no-banner-share-open');
  const preparers = preparersOf(payment);
  return handsOf(by).some((hand) => preparers.includes(hand))
    ? refused('preparer-cannot-confirm')
    : undefined;
}

/** Money leaves only when both parts of it are certain. */
export function bannerConfirmed(payment: Payment): Refusal | undefined {
  return awaitsBanner(payment) ? refused('banner-share-not-confirmed') : undefined;
}

/** A part is more than nothing and no more than the whole. */
export function refusalOfBannerShare(bannerShare: Fen | undefined, amount: Fen): Refusal | undefined {
  if (bannerShare === undefined) return undefined;
  const part = fen(bannerShare);
  return part > 0n && part <= fen(amount) ? undefined : refused('banner-share-does-not-fit');
}
