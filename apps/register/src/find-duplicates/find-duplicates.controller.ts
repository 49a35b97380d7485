import { FindDuplicates } from '#contracts/register/commands';
import { DuplicatesFound } from '#contracts/register/views';
import { listEndpoint } from '../list-endpoint.js';
import { FindDuplicatesQuery } from './find-duplicates.handler.js';

export const FindDuplicatesController = listEndpoint({
  permission: 'register.find-duplicates',
  path: 'duplicates',
  asked: FindDuplicates,
  view: DuplicatesFound,
  summary: 'Entries that may be the one somebody is typing, with why; ten at most.',
  query: FindDuplicatesQuery,
});
