import {
  ApprovePayment,
  CarryOver,
  ConfirmBannerShare,
  DecideRecovery,
  PreparePayment,
  RecoverPayment,
  RejectPayment,
  ReviewPayment,
} from '#contracts/reward/commands';
import { caseCommands } from '../../../shared/commands/command-spec.js';

export const rewardCommands = caseCommands(
  'reward',
  {
    'prepare-payment': PreparePayment,
    'confirm-banner-share': ConfirmBannerShare,
    'review-payment': ReviewPayment,
    'approve-payment': ApprovePayment,
    'reject-payment': RejectPayment,
    'recover-payment': RecoverPayment,
    'decide-recovery': DecideRecovery,
    'carry-over': CarryOver,
  },
  ['reject-payment', 'recover-payment'],
);
