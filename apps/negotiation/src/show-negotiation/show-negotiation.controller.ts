import { NegotiationView } from '#contracts/negotiation/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowNegotiation } from './show-negotiation.handler.js';

export const ShowNegotiationController = viewEndpoint({
  permission: 'negotiation.show-negotiation',
  view: NegotiationView,
  summary: 'The terms under negotiation with their offer, approvals and rules.',
  query: ShowNegotiation,
});
