import { DrawPanel } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { DrawPanelCommand } from './draw-panel.handler.js';

export const DrawPanelController = commandEndpoint({
  permission: 'evaluation.draw-panel',
  body: DrawPanel,
  summary: 'Seat a panel by lot among all who can sit; seed and candidates are recorded.',
  command: DrawPanelCommand,
});
