import { LinkCase } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { LinkCaseCommand } from './link-case.handler.js';

export const LinkCaseController = commandEndpoint({
  permission: 'contact.link-case',
  body: LinkCase,
  summary: 'Record which case brought this one; both show it, and no circle closes.',
  command: LinkCaseCommand,
});
