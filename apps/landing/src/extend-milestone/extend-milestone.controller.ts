import { ExtendMilestone } from '#contracts/landing/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ExtendMilestoneCommand } from './extend-milestone.handler.js';

export const ExtendMilestoneController = commandEndpoint({
  permission: 'landing.extend-milestone',
  body: ExtendMilestone,
  summary: 'Give a milestone a later day, with a reason; the old day is kept.',
  command: ExtendMilestoneCommand,
});
