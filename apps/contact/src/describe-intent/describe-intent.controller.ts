import { DescribeIntent } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { DescribeIntentCommand } from './describe-intent.handler.js';

export const DescribeIntentController = commandEndpoint({
  permission: 'contact.describe-intent',
  body: DescribeIntent,
  summary: 'Say what the other side wants here; the newest description counts.',
  command: DescribeIntentCommand,
});
