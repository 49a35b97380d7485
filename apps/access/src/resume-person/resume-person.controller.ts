import { ResumePerson } from '#contracts/access/commands';
import { PersonListed } from '#contracts/access/views';
import { personEndpoint } from '../person-endpoint.js';
import { ResumePersonCommand } from './resume-person.handler.js';

export const ResumePersonController = personEndpoint({
  permission: 'access.resume-person',
  path: 'people/:personId/resume',
  body: ResumePerson,
  view: PersonListed,
  summary: 'Signs in again, with the password they had.',
  command: ResumePersonCommand,
});
