import { ExtendOpinions } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ExtendOpinionsCommand } from './extend.handler.js';

export const ExtendOpinionsController = commandEndpoint({
  permission: 'evaluation.extend',
  body: ExtendOpinions,
  summary: 'Extend the time for opinions, once.',
  command: ExtendOpinionsCommand,
});
