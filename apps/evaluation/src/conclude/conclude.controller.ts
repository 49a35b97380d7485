import { Conclude } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ConcludeCommand } from './conclude.handler.js';

export const ConcludeController = commandEndpoint({
  permission: 'evaluation.conclude',
  body: Conclude,
  summary: 'The secretary concludes with numbered findings.',
  command: ConcludeCommand,
});
