import type { Finding } from '../evaluation/evaluation.js';
import type { Terms } from './terms.js';

/**
 * The terms on the findings of a newer evaluation: a citation follows its finding to the new number
 * where the same words were found again, and is lost where they were not. As the clauses may say
 * something else now, it is a version of its own, by the same drafter.
 */
export function termsOnNewFindings(
  terms: Terms,
  before: readonly Finding[],
  after: readonly Finding[],
): Terms {
  const digestOf = new Map(before.map(({ number, text }) => [number, text.digest]));
  const numberOf = new Map(after.map(({ number, text }) => [text.digest, number]));
  const follow = (cited: number): readonly number[] => {
    const number = numberOf.get(digestOf.get(cited) ?? '');
    return number === undefined ? [] : [number];
  };
  return {
    ...terms,
    termsVersion: terms.termsVersion + 1,
    clauses: terms.clauses.map((clause) => ({
      ...clause,
      findings: [...new Set(clause.findings.flatMap(follow))],
    })),
  };
}
