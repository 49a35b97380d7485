import { ReopenEvaluation } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ReopenEvaluationCommand } from './reopen.handler.js';

export const ReopenEvaluationController = commandEndpoint({
  permission: 'evaluation.reopen',
  body: ReopenEvaluation,
  summary: 'Ask for a second panel (复议): negotiation steps back first.',
  command: ReopenEvaluationCommand,
});
