import { EnterExpert } from '#contracts/evaluation/experts';
import { expertEndpoint } from '../expert-endpoint.js';
import { EnterExpertCommand } from './enter-expert.handler.js';

export const EnterExpertController = expertEndpoint({
  permission: 'evaluation.enter-expert',
  verb: 'enter',
  body: EnterExpert,
  summary: 'Enter an expert into the committee’s register, under the account that signs in.',
  command: EnterExpertCommand,
});
