import { ReinstateExpert } from '#contracts/evaluation/experts';
import { expertEndpoint } from '../expert-endpoint.js';
import { ReinstateExpertCommand } from './reinstate-expert.handler.js';

export const ReinstateExpertController = expertEndpoint({
  permission: 'evaluation.reinstate-expert',
  verb: 'reinstate',
  body: ReinstateExpert,
  summary: 'Take a retired expert back into service.',
  command: ReinstateExpertCommand,
});
