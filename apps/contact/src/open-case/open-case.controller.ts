import { OpenCase } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { OpenCaseCommand } from './open-case.handler.js';

export const OpenCaseController = commandEndpoint({
  permission: 'contact.open-case',
  path: 'cases',
  body: OpenCase,
  summary: 'Open a case: its subjects are claimed, so that nobody attracts them twice.',
  command: OpenCaseCommand,
});
