import type { BoardCase } from '#contracts/journey/views';
import type { Words } from '../../../shared/i18n/i18n.js';

/** What a case is called: by its organisations, else by how many talents it is about. */
export function nameOfCase(t: Words, { organisations, personIds, caseId }: BoardCase): string {
  return organisations.join('、') || t('journey:talents', { count: personIds.length, id: caseId });
}
