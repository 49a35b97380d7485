import { AmendOpinion } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { AmendOpinionCommand } from './amend-opinion.handler.js';

export const AmendOpinionController = commandEndpoint({
  permission: 'evaluation.amend-opinion',
  body: AmendOpinion,
  summary: 'An expert replaces their own opinion, until the conclusion.',
  command: AmendOpinionCommand,
});
