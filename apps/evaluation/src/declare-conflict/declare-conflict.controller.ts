import { DeclareConflict } from '#contracts/evaluation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { DeclareConflictCommand } from './declare-conflict.handler.js';

export const DeclareConflictController = commandEndpoint({
  permission: 'evaluation.declare-conflict',
  body: DeclareConflict,
  summary: 'An expert says whether they have a conflict, before seeing material.',
  command: DeclareConflictCommand,
});
