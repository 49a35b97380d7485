import { CarryOver } from '#contracts/reward/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { CarryOverCommand } from './carry-over.handler.js';

export const CarryOverController = commandEndpoint({
  permission: 'reward.carry-over',
  body: CarryOver,
  summary: 'Year end: carry what is left of a past year’s share, with its money, to this fiscal year.',
  command: CarryOverCommand,
});
