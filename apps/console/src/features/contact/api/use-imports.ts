import type { ImportsPage } from '#contracts/contact/views';
import { answerOf, api } from '../../../shared/api/client.js';
import { usePages, type Pages } from '../../../shared/api/use-pages.js';

/** The sheets this person may look at, the newest first. */
export function useImports(): Pages<ImportsPage> {
  return usePages(['imports'], (query) =>
    answerOf(api.GET('/api/contact/imports', { params: { query } })) as Promise<ImportsPage>,
    20,
  );
}
