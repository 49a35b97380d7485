import { SuspendClause } from '#contracts/landing/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { SuspendClauseCommand } from './suspend-clause.handler.js';

export const SuspendClauseController = commandEndpoint({
  permission: 'landing.suspend-clause',
  body: SuspendClause,
  summary: 'On a breach: reward is asked to hold the clause’s money.',
  command: SuspendClauseCommand,
});
