import { OfferTerms } from '#contracts/negotiation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { OfferTermsCommand } from './offer.handler.js';

export const OfferTermsController = commandEndpoint({
  permission: 'negotiation.offer',
  body: OfferTerms,
  summary: 'Offer the present version until the end of a day.',
  command: OfferTermsCommand,
});
