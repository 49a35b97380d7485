import { GiveOpinion } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { GiveOpinionCommand } from './give-opinion.handler.js';

export const GiveOpinionController = commandEndpoint({
  permission: 'evaluation.give-opinion',
  body: GiveOpinion,
  summary: 'An expert gives scores, a comment and a recommendation, once.',
  command: GiveOpinionCommand,
});
