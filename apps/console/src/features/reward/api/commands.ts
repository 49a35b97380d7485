import {
  Appropriate,
  ApprovePayment,
  CarryOver,
  ChangeAccount,
  ConfirmBannerShare,
  DecideRecovery,
  PreparePayment,
  RecoverPayment,
  RejectPayment,
  ReviewPayment,
} from '#contracts/reward/commands';
import { caseCommands, type CommandSpec } from '../../../shared/commands/command-spec.js';

export const rewardCommands = caseCommands(
  'reward',
  {
    'prepare-payment': PreparePayment,
    'confirm-banner-share': ConfirmBannerShare,
    'change-account': ChangeAccount,
    'review-payment': ReviewPayment,
    'approve-payment': ApprovePayment,
    'reject-payment': RejectPayment,
    'recover-payment': RecoverPayment,
    'decide-recovery': DecideRecovery,
    'carry-over': CarryOver,
  },
  ['reject-payment', 'recover-payment'],
);

/** More money for a fund’s fiscal year. */
export const appropriate: CommandSpec = {
  stage: 'reward',
  command: 'appropriate',
  schema: Appropriate,
  path: (fundId) => `/api/reward/funds/${encodeURIComponent(fundId)}/appropriate`,
};
