import { RewardView } from '#contracts/reward/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowReward } from './show-reward.handler.js';

export const ShowRewardController = viewEndpoint({
  permission: 'reward.show-reward',
  view: RewardView,
  summary: 'What the signed terms promise, and how far it has been paid.',
  query: ShowReward,
});
