import { ResumeClause } from '#contracts/landing/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ResumeClauseCommand } from './resume-clause.handler.js';

export const ResumeClauseController = commandEndpoint({
  permission: 'landing.resume-clause',
  body: ResumeClause,
  summary: 'After a breach: reward is asked to let the clause’s money go again.',
  command: ResumeClauseCommand,
});
