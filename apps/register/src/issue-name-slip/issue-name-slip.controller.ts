import { IssuePersonSlip } from '#contracts/papers/commands';
import { NameSlip } from '#contracts/papers/views';
import { entryEndpoint } from '../entry-endpoint.js';
import { IssuePersonSlipCommand } from './issue-name-slip.handler.js';

export const IssueNameSlipController = entryEndpoint({
  permission: 'register.issue-name-slip',
  path: 'name-slips',
  body: IssuePersonSlip,
  answer: NameSlip,
  summary: 'Names of people for a paper, sealed for the service that prints it; in full for a purpose.',
  command: IssuePersonSlipCommand,
});
