import { ConvenePanel } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ConvenePanelCommand } from './convene-panel.handler.js';

export const ConvenePanelController = commandEndpoint({
  permission: 'evaluation.convene-panel',
  body: ConvenePanel,
  summary: 'Seat the experts of the panel; the opinion deadline starts.',
  command: ConvenePanelCommand,
});
