import { ContactView } from '#contracts/contact/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowContact } from './show-contact.handler.js';

export const ShowContactController = viewEndpoint({
  permission: 'contact.show-contact',
  view: ContactView,
  summary: 'The lead with its touches.',
  query: ShowContact,
});
