import type { Wait } from '../shared/stage.js';
import { nextLevelOf } from './approval-levels.js';
import { awaitsBanner } from './banner-policies.js';
import { refusalToCarry } from './carry-over.js';
import { handsIn, refusalToPrepare } from './payment-policies.js';
import { preparersOf, type Payment, type Promised } from './payment.js';
import type { OpenedReward, Reward } from './reward.js';

/** What of a case waits for finance. Whoever took an earlier step is left out of the next one. */
export function waitsOfReward(state: Reward): readonly Wait[] {
  if (state.phase === 'not-opened') return [];
  const { payments } = state;
  const recoveries = payments.flatMap(recoveryOf);
  // Money may have to come back after everything was paid; nothing else is left to do then.
  if (state.phase === 'settled') return recoveries;
  const payable = state.promises.filter(
    (promised) => refusalToPrepare(promised, payments, state.fiscalYear) === undefined,
  );
  return [
    ...payable.map(
      ({ clauseId: about }): Wait => ({
        command: 'prepare-payment',
        about,
        role: 'finance-officer',
      }),
    ),
    ...state.promises.flatMap((promised) => carriedIn(promised, state)),
    ...payments.flatMap(confirmationOf),
    ...payments.flatMap((payment) => nextStep(payment, state)),
    ...recoveries,
  ];
}

/** Money of a year that is over waits for the decision to carry it over. */
function carriedIn(promised: Promised, { payments, fiscalYear }: OpenedReward): readonly Wait[] {
  if (fiscalYear === undefined || refusalToCarry(promised, payments, fiscalYear)) return [];
  return [{ command: 'carry-over', about: promised.clauseId, role: 'finance-head' }];
}

function nextStep(payment: Payment, open: OpenedReward): readonly Wait[] {
  const { paymentId: about, clauseId, state } = payment;
  if (state === 'prepared') {
    const except = known(preparersOf(payment));
    return [{ command: 'review-payment', about, role: 'finance-officer', except }];
  }
  const level = nextLevelOf(payment, open);
  if (state !== 'reviewed' || !level || awaitsBanner(payment)) return [];
  if (open.promises.find((promised) => promised.clauseId === clauseId)?.held) return [];
  const { reviewedBy, reviewedFor, approvals = [] } = payment;
  const before = [...preparersOf(payment), reviewedBy, reviewedFor, ...handsIn(approvals)];
  return [{ command: 'approve-payment', about, role: level.role, except: known(before) }];
}

function confirmationOf(payment: Payment): readonly Wait[] {
  if (!awaitsBanner(payment)) return [];
  const { paymentId: about } = payment;
  const except = known(preparersOf(payment));
  return [{ command: 'confirm-banner-share', about, role: 'finance-officer', except }];
}

function recoveryOf({ paymentId: about, state, recovery }: Payment): readonly Wait[] {
  if (state !== 'paid' || !recovery) return [];
  const except = known([recovery.proposedBy, recovery.proposedFor]);
  return [{ command: 'decide-recovery', about, role: 'finance-head', except }];
}

function known(hands: readonly (string | undefined)[]): readonly string[] {
  return hands.filter((hand) => hand !== undefined);
}
