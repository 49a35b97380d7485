import { ChangeExpert } from '#contracts/evaluation/experts';
import { expertEndpoint } from '../expert-endpoint.js';
import { ChangeExpertCommand } from './change-expert.handler.js';

export const ChangeExpertController = expertEndpoint({
  permission: 'evaluation.change-expert',
  verb: 'change',
  body: ChangeExpert,
  summary: 'Write an expert’s entry anew: unit, fields, aliases, employers.',
  command: ChangeExpertCommand,
});
