import { DecideRecovery } from '#contracts/reward/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { DecideRecoveryCommand } from './decide-recovery.handler.js';

export const DecideRecoveryController = commandEndpoint({
  permission: 'reward.decide-recovery',
  body: DecideRecovery,
  summary: 'A head of finance says that the money came back, or sets the proposal aside.',
  command: DecideRecoveryCommand,
});
