import type { Day } from '../shared/actor.js';
import type { Subject } from '../shared/case.js';
import { refused, type Refusal } from '../shared/decision.js';
import type { TextRef } from '../shared/text.js';
import type { Clause, Terms } from './terms.js';

export const reviewResults = ['passed', 'not-passed'] as const;
export type ReviewResult = (typeof reviewResults)[number];

/**
 * A fair-competition review of some clauses of one version. 《公平竞争审查条例》(国务院令第783号, in force
 * since 2024-08-01) has every measure that touches the economic activity of businesses reviewed
 * while it is drafted; what was not reviewed, or did not pass, is not put out.
 */
export interface Review {
  readonly termsVersion: number;
  readonly clauseIds: readonly string[];
  readonly on: Day;
  readonly basis: TextRef;
  readonly result: ReviewResult;
  readonly reviewerId: string;
  /** Whom the reviewer stood in for (AB角). */
  readonly reviewerFor?: string;
}

interface Reviewable {
  readonly case: { readonly subjects: readonly Subject[] };
  readonly reviews: readonly Review[];
}

/** Ids of the clauses whose beneficiary is a business (经营者): they need a review. */
export function clausesForBusiness(
  { subjects }: { readonly subjects: readonly Subject[] },
  clauses: readonly Clause[],
): readonly string[] {
  const businesses = new Set(
    subjects.filter(({ kind }) => kind === 'organisation').map(({ subjectId }) => subjectId),
  );
  return clauses
    .filter(({ beneficiaryId }) => businesses.has(beneficiaryId))
    .map(({ clauseId }) => clauseId);
}

/** The last word on each clause of a version: a later review takes the place of an earlier one. */
function resultsOf(
  { reviews }: Reviewable,
  { termsVersion }: Terms,
): ReadonlyMap<string, ReviewResult> {
  const own = reviews.filter((review) => review.termsVersion === termsVersion);
  return new Map(
    own.flatMap(({ clauseIds, result }) => clauseIds.map((id) => [id, result] as const)),
  );
}

/** Clauses for a business that nobody has reviewed in this version. */
export function clausesToReview(state: Reviewable, terms: Terms): readonly string[] {
  const results = resultsOf(state, terms);
  return clausesForBusiness(state.case, terms.clauses).filter((id) => !results.has(id));
}

/** Why this version cannot be offered as far as fair competition goes, or undefined. */
export function reviewRefusal(state: Reviewable, terms: Terms): Refusal | undefined {
  const missing = clausesToReview(state, terms);
  if (missing.length > 0) return refused('review-missing', { clauses: missing });
  const results = resultsOf(state, terms);
  const failed = clausesForBusiness(state.case, terms.clauses).filter(
    (id) => results.get(id) === 'not-passed',
  );
  return failed.length > 0 ? refused('review-not-passed', { clauses: failed }) : undefined;
}
