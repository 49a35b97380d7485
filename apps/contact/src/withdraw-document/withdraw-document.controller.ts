import { WithdrawDocument } from '#contracts/contact/documents';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { WithdrawDocumentCommand } from './withdraw-document.handler.js';

export const WithdrawDocumentController = commandEndpoint({
  permission: 'contact.withdraw-document',
  body: WithdrawDocument,
  summary: 'Take a document back, with a reason, before the case goes to the experts.',
  command: WithdrawDocumentCommand,
});
