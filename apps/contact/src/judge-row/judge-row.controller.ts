import { JudgeRow } from '#contracts/contact/imports';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { JudgeRowCommand } from './judge-row.handler.js';

export const JudgeRowController = commandEndpoint({
  permission: 'contact.judge-row',
  path: 'imports/:caseId/judge-row',
  body: JudgeRow,
  summary: 'Say whether the organisation of a suspected row is one it resembles, or another.',
  command: JudgeRowCommand,
});
