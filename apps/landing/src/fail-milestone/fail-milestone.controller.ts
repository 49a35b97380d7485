import { FailMilestone } from '#contracts/landing/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { FailMilestoneCommand } from './fail-milestone.handler.js';

export const FailMilestoneController = commandEndpoint({
  permission: 'landing.fail-milestone',
  body: FailMilestone,
  summary: 'Give a milestone up: reward is asked to let its money lapse.',
  command: FailMilestoneCommand,
});
