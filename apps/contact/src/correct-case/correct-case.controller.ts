import { CorrectCase } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { CorrectCaseCommand } from './correct-case.handler.js';

export const CorrectCaseController = commandEndpoint({
  permission: 'contact.correct-case',
  body: CorrectCase,
  summary: 'Put title, segment, district or planned investment right; what it said before is kept.',
  command: CorrectCaseCommand,
});
