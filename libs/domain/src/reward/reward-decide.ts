import { decided, type Decision } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Issued } from '../shared/stage.js';
import { carryOver } from './carry-over.js';
import { confirmBannerShare } from './banner-share.js';
import { changeAccount } from './change-account.js';
import { beginYear, entitle, hold, lapse } from './clause-steps.js';
import type { SignedClause } from './errands.js';
import { fiscalYearAt } from './fiscal-year.js';
import { place, recordPaid, recordReturned } from './batch-line-steps.js';
import { approve, prepare, recordAccount, reject, review } from './payment-steps.js';
import type { SignedPromise } from './payment.js';
import { decideRecovery, proposeRecovery } from './recovery-steps.js';
import { withSettlement } from './reward-parts.js';
import type { OpenReward, Reward, RewardCommand, RewardEvent } from './reward.js';
import { mayOfReward } from './reward-who-may.js';

export function decideReward(
  command: RewardCommand & Issued,
  state: Reward,
): Decision<RewardEvent> {
  const refusal = mayOfReward(command.type, command, state);
  if (refusal) return refusal;
  if (command.type === 'open-reward') return open(command);
  if (state.phase === 'not-opened') return decided([]);
  switch (command.type) {
    case 'begin-fiscal-year':
      return beginYear(command, state);
    case 'record-entitlement':
      return entitle(command, state);
    case 'hold-clause':
      return hold(command, state);
    case 'lapse-clause':
      return lapse(command, state);
    case 'prepare-payment':
      return prepare(command, state);
    case 'record-account':
      return recordAccount(command, state);
    case 'confirm-banner-share':
      return confirmBannerShare(command, state);
    case 'change-account':
      return changeAccount(command, state);
    case 'review-payment':
      return review(command, state);
    case 'approve-payment':
      return approve(command, state);
    case 'reject-payment':
      return reject(command, state);
    case 'recover-payment':
      return proposeRecovery(command, state);
    case 'decide-recovery':
      return decideRecovery(command, state);
    case 'carry-over':
      return carryOver(command, state);
    case 'place-in-batch':
      return place(command, state);
    case 'record-paid':
      return recordPaid(command, state);
    case 'record-returned':
      return recordReturned(command, state);
    default:
      return never(command);
  }
}

/** Terms that promise no money are kept the moment they open. */
function open(command: OpenReward & Issued): Decision<RewardEvent> {
  const { openingId, terms, packVersion, approvalLevels, at } = command;
  const opened: RewardEvent = {
    type: 'reward-opened',
    openingId,
    case: terms.case,
    promises: terms.clauses.map(promiseOf),
    termsVersion: terms.termsVersion,
    packVersion,
    ...(approvalLevels && { approvalLevels }),
    fiscalYear: fiscalYearAt(at),
  };
  return decided(withSettlement([opened], { phase: 'not-opened' }));
}

function promiseOf(clause: SignedClause): SignedPromise {
  const { clauseId, kind, beneficiaryId, fundId, responsibleUnitId, shares, milestone } = clause;
  const { milestoneId } = milestone;
  return { clauseId, kind, beneficiaryId, fundId, responsibleUnitId, milestoneId, shares };
}
