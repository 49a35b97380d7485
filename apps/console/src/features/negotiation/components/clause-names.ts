import { numberIn } from '#domain/shared/numbered';
import type { Words } from '../../../shared/i18n/i18n.js';

/** A clause as people call it: “条款 3” for `clause-3`. */
export function clauseName(t: Words, clauseId: string): string {
  return t('negotiation:clauseNo', { number: numberIn(clauseId) });
}

/** A sentence of the service with the ids of clauses in it said as people call them. */
export function withClauseNames(t: Words, sentence: string): string {
  return sentence.replace(/clause-\d+/g, (clauseId) => clauseName(t, clauseId));
}
