import { ImportView } from '#contracts/contact/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowImport } from './show-import.handler.js';

export const ShowImportController = viewEndpoint({
  permission: 'contact.show-import',
  path: 'imports/:id',
  view: ImportView,
  summary: 'A sheet of leads and what became of each row so far.',
  query: ShowImport,
});
