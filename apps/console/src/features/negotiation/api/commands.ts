import {
  AgreeTerms,
  ApproveTerms,
  DraftTerms,
  OfferTerms,
  RecordCounter,
  RecordReview,
  SendTermsBack,
  SignTerms,
  WithdrawNegotiation,
} from '#contracts/negotiation/commands';
import { caseCommands } from '../../../shared/commands/command-spec.js';

export const negotiationCommands = caseCommands(
  'negotiation',
  {
    'draft-terms': DraftTerms,
    'record-review': RecordReview,
    offer: OfferTerms,
    'record-counter': RecordCounter,
    agree: AgreeTerms,
    approve: ApproveTerms,
    'send-back': SendTermsBack,
    sign: SignTerms,
    withdraw: WithdrawNegotiation,
  },
  ['withdraw', 'send-back'],
);
