import { RetireExpert } from '#contracts/evaluation/experts';
import { expertEndpoint } from '../expert-endpoint.js';
import { RetireExpertCommand } from './retire-expert.handler.js';

export const RetireExpertController = expertEndpoint({
  permission: 'evaluation.retire-expert',
  verb: 'retire',
  body: RetireExpert,
  summary: 'Take an expert out of service: no panel is seated with them any more.',
  command: RetireExpertCommand,
});
