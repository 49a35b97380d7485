import { UndoImport } from '#contracts/contact/imports';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { UndoImportCommand } from './undo-import.handler.js';

export const UndoImportController = commandEndpoint({
  permission: 'contact.undo-import',
  path: 'imports/:caseId/undo-import',
  body: UndoImport,
  summary: 'Undo an import within 24 hours: its cases are given up where nobody has worked on them.',
  command: UndoImportCommand,
});
