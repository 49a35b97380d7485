import { ConfirmBannerShare } from '#contracts/reward/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ConfirmBannerShareCommand } from './confirm-banner-share.handler.js';

export const ConfirmBannerShareController = commandEndpoint({
  permission: 'reward.confirm-banner-share',
  body: ConfirmBannerShare,
  summary: 'Record that the banner has confirmed its part, by the number of its document.',
  command: ConfirmBannerShareCommand,
});
