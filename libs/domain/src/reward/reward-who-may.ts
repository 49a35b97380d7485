import { isPerson } from '../shared/actor.js';
import { refused, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { phaseDetails } from '../shared/phase-words.js';
import type { Issued } from '../shared/stage.js';
import { fiscalYearAt } from './fiscal-year.js';
import { refusalToConfirm } from './banner-policies.js';
import { refusalToCarry } from './carry-over.js';
import {
  financeHeadOnly,
  financeOfficerOnly,
  financeOnly,
  refusalToApprove,
  refusalToChangeAccount,
  refusalToDecideRecovery,
  refusalToPrepare,
  refusalToRecover,
  refusalToReject,
  refusalToReview,
} from './payment-policies.js';
import type { Payment, Promised } from './payment.js';
import type { OpenedReward, Reward, RewardCommand } from './reward.js';
import { rewardPhases } from './refusals.js';

/** Whatever the body says; of a step that no payment can take, the refusal they all share. */
export function mayOfReward(
  type: RewardCommand['type'],
  { by, at }: Pick<Issued, 'by' | 'at'>,
  state: Reward,
): Refusal | undefined {
  switch (type) {
    case 'open-reward':
      if (isPerson(by)) return refused('service-only');
      return state.phase === 'not-opened' ? undefined : refused('already-opened');
    case 'record-account':
    case 'begin-fiscal-year':
      return isPerson(by) ? refused('service-only') : undefined;
    case 'record-entitlement':
    case 'hold-clause':
    case 'lapse-clause':
    case 'place-in-batch':
    case 'record-paid':
    case 'record-returned':
      if (isPerson(by)) return refused('service-only');
      return state.phase === 'not-opened' ? wrongPhase(state) : undefined;
    case 'prepare-payment':
      return (
        financeOfficerOnly(by) ?? whileOpen(state, ofEveryPromise(refusalToPrepare, fiscalYearAt(at)))
      );
    case 'confirm-banner-share':
      return (
        financeOfficerOnly(by) ??
        whileOpen(state, ofEveryPayment((one) => refusalToConfirm(one, by)))
      );
    case 'change-account':
      return financeOfficerOnly(by) ?? onceOpened(state, ofEveryPayment(refusalToChangeAccount));
    case 'review-payment':
      return (
        financeOfficerOnly(by) ?? whileOpen(state, ofEveryPayment((one) => refusalToReview(one, by)))
      );
    case 'approve-payment':
      return (
        financeHeadOnly(by) ??
        whileOpen(state, ofEveryPayment((one, open) => refusalToApprove(one, by, open)))
      );
    case 'reject-payment':
      return (
        financeOnly(by) ??
        whileOpen(state, ofEveryPayment((one, open) => refusalToReject(one, by, open)))
      );
    case 'recover-payment':
      return financeOfficerOnly(by) ?? onceOpened(state, ofEveryPayment(refusalToRecover));
    case 'decide-recovery':
      return (
        financeHeadOnly(by) ??
        onceOpened(state, ofEveryPayment((one) => refusalToDecideRecovery(one, by)))
      );
    case 'carry-over':
      return (
        financeHeadOnly(by) ?? whileOpen(state, ofEveryPromise(refusalToCarry, fiscalYearAt(at)))
      );
    default:
      return never(type);
  }
}

type Asked = (open: OpenedReward) => Refusal | undefined;

function ofEveryPromise(
  refusalOf: (one: Promised, payments: readonly Payment[], year: number) => Refusal | undefined,
  year: number,
): Asked {
  return ({ promises, payments }) =>
    sharedRefusal(promises.map((promised) => refusalOf(promised, payments, year)));
}

function ofEveryPayment(
  refusalOf: (payment: Payment, open: OpenedReward) => Refusal | undefined,
): Asked {
  return (open) =>
    open.payments.length === 0
      ? refused('no-payment-yet')
      : sharedRefusal(open.payments.map((payment) => refusalOf(payment, open)));
}

function whileOpen(state: Reward, asked: Asked): Refusal | undefined {
  return state.phase === 'open' ? asked(state) : wrongPhase(state);
}

/** Also after the end: that money must come back is often found out later. */
function onceOpened(state: Reward, asked: Asked): Refusal | undefined {
  return state.phase === 'not-opened' ? wrongPhase(state) : asked(state);
}

function sharedRefusal(refusals: readonly (Refusal | undefined)[]): Refusal | undefined {
  const first = refusals[0];
  return refusals.every((refusal) => refusal?.code === first?.code) ? first : undefined;
}

function wrongPhase(state: Reward): Refusal {
  return refused('not-in-this-phase', phaseDetails(state.phase, rewardPhases));
}
