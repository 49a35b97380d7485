import { FundView } from '#contracts/reward/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowFund } from './show-fund.handler.js';

export const ShowFundController = viewEndpoint({
  permission: 'reward.show-fund',
  path: 'funds/:id',
  view: FundView,
  summary: 'A fund by fiscal year: appropriated, committed, reserved, paid, free.',
  query: ShowFund,
});
