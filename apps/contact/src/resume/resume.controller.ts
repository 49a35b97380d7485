import { Resume } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ResumeCommand } from './resume.handler.js';

export const ResumeController = commandEndpoint({
  permission: 'contact.resume',
  body: Resume,
  summary: 'Go on with a parked case before its day has come.',
  command: ResumeCommand,
});
