import { RecuseExpert } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { RecuseExpertCommand } from './recuse.handler.js';

export const RecuseExpertController = commandEndpoint({
  permission: 'evaluation.recuse',
  body: RecuseExpert,
  summary: 'An expert steps down late, or the secretary recuses one: the opinion is void.',
  command: RecuseExpertCommand,
});
