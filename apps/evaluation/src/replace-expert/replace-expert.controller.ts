import { ReplaceExpert } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ReplaceExpertCommand } from './replace-expert.handler.js';

export const ReplaceExpertController = commandEndpoint({
  permission: 'evaluation.replace-expert',
  body: ReplaceExpert,
  summary: 'Seat another expert in place of a recused one.',
  command: ReplaceExpertCommand,
});
