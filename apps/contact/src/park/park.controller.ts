import { Park } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ParkCommand } from './park.handler.js';

export const ParkController = commandEndpoint({
  permission: 'contact.park',
  body: Park,
  summary: 'Rest the case and its time limits until a day, with a reason.',
  command: ParkCommand,
});
