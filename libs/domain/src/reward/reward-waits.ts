import type { Wait } from '../shared/stage.js';
import { hasSomethingLeft, type Payment } from './payment.js';
import type { Reward } from './reward.js';

/** What of a case waits for finance. Whoever took an earlier step is left out of the next one. */
export function waitsOfReward(state: Reward): readonly Wait[] {
  if (state.phase !== 'open') return [];
  const { promises, payments } = state;
  const payable = promises.filter(
    (promised) => promised.entitledOn !== undefined && hasSomethingLeft(promised, payments),
  );
  return [
    ...payable.map(
      ({ clauseId: about }): Wait => ({
        command: 'prepare-payment',
        about,
        role: 'finance-officer',
      }),
    ),
    ...payments.flatMap(nextStep),
  ];
}

function nextStep({ paymentId: about, state, preparedBy, reviewedBy }: Payment): readonly Wait[] {
  if (state === 'prepared') {
    return [{ command: 'review-payment', about, role: 'finance-officer', except: [preparedBy] }];
  }
  if (state === 'reviewed' && reviewedBy !== undefined) {
    const except = [preparedBy, reviewedBy];
    return [{ command: 'approve-payment', about, role: 'finance-head', except }];
  }
  return [];
}
