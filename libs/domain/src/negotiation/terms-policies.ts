import type { Day, Instant } from '../shared/actor.js';
import { partiesOf, type CaseFacts } from '../shared/case.js';
import { refused, type Refusal } from '../shared/decision.js';
import { fen } from '../shared/money.js';
import { dayOf } from '../shared/working-days.js';
import { inYuan } from '../reward/amount-shown.js';
import { clauseIdAt, totalOf, type Clause, type DraftClause, type PolicyClause } from './terms.js';

/** Terms as somebody drafts them, with what the pack and the evaluation allow. */
export interface ProposedTerms {
  readonly clauses: readonly DraftClause[];
  readonly case: CaseFacts;
  readonly findings: readonly { readonly number: number }[];
  readonly clauseKinds: readonly string[];
  readonly kindsOff?: readonly string[];
  readonly evidenceKinds: readonly string[];
  readonly units: readonly string[];
  readonly funds: readonly string[];
  readonly policyClauses: readonly PolicyClause[];
  /** When they are drafted. */
  readonly at: Instant;
}

type TermsPolicy = (proposed: ProposedTerms) => Refusal | undefined;

/** Adding a rule for drafts is adding a line here and a sentence in the spec. */
export const termsPolicies: readonly TermsPolicy[] = [
  atLeastOneClause,
  eachClauseHasAShare,
  eachYearOnce,
  everyShareAboveZero,
  kindTurnedOn,
  kindAllowed,
  evidenceKindKnown,
  beneficiaryInCase,
  unitKnown,
  fundKnown,
  milestoneNotPast,
  findingsExist,
  policyClauseKnown,
  kindOfPolicyClause,
  withinPolicyCap,
];

function atLeastOneClause({ clauses }: ProposedTerms) {
  return clauses.length > 0 ? undefined : refused('terms-need-a-clause');
}

function eachClauseHasAShare({ clauses }: ProposedTerms) {
  return refusedFor(clauses, 'clause-needs-a-share', ({ shares }) => shares.length === 0);
}

/** Two shares in one year would be one promise said twice, and reward could not tell them apart. */
function eachYearOnce({ clauses }: ProposedTerms) {
  return refusedFor(
    clauses,
    'fiscal-year-named-twice',
    ({ shares }) => new Set(shares.map((share) => share.fiscalYear)).size < shares.length,
  );
}

function everyShareAboveZero({ clauses }: ProposedTerms) {
  return refusedFor(clauses, 'share-needs-an-amount', ({ shares }) =>
    shares.some((share) => fen(share.amount) === 0n),
  );
}

/**
 * Promises measured by tax paid are off unless the city's pack turns them on with a basis:
 * 《公平竞争审查条例》(国务院令第783号) forbids tax favours for particular businesses without a law's or the
 * State Council's own ground.
 */
function kindTurnedOn({ clauses, kindsOff = [] }: ProposedTerms) {
  return refusedFor(clauses, 'clause-kind-off', ({ kind }) => kindsOff.includes(kind));
}

function kindAllowed({ clauses, clauseKinds }: ProposedTerms) {
  return refusedFor(clauses, 'clause-kind-unknown', ({ kind }) => !clauseKinds.includes(kind));
}

function evidenceKindKnown({ clauses, evidenceKinds }: ProposedTerms) {
  return refusedFor(
    clauses,
    'evidence-kind-unknown',
    ({ evidenceKind }) => !evidenceKinds.includes(evidenceKind),
  );
}

function beneficiaryInCase({ clauses, case: { subjects } }: ProposedTerms) {
  const parties = new Set(subjects.flatMap(partiesOf));
  return refusedFor(
    clauses,
    'beneficiary-not-in-case',
    ({ beneficiaryId }) => !parties.has(beneficiaryId),
  );
}

function unitKnown({ clauses, units }: ProposedTerms) {
  return refusedFor(
    clauses,
    'unit-unknown',
    ({ responsibleUnitId }) => !units.includes(responsibleUnitId),
  );
}

function fundKnown({ clauses, funds }: ProposedTerms) {
  return refusedFor(clauses, 'fund-unknown', ({ fundId }) => !funds.includes(fundId));
}

/** A milestone may be due today, but on no day that has ended: it would be overdue once signed. */
function milestoneNotPast({ clauses, at }: ProposedTerms) {
  const today = dayOf(at);
  return refusedFor(
    clauses,
    'milestone-in-the-past',
    ({ milestoneDueOn }) => milestoneDueOn < today,
  );
}

/** The committee advises: what no finding of this evaluation says cannot be cited. */
function findingsExist({ clauses, findings }: ProposedTerms) {
  const known = new Set(findings.map((finding) => finding.number));
  const unknown = clauses.flatMap((clause) => clause.findings).filter((cited) => !known.has(cited));
  return unknown.length === 0
    ? undefined
    : refused('finding-unknown', { findings: [...new Set(unknown)].map(String) });
}

function policyClauseKnown({ clauses, policyClauses }: ProposedTerms) {
  const known = new Set(policyClauses.map((policy) => policy.policyClauseId));
  return refusedFor(
    clauses,
    'policy-clause-unknown',
    ({ basis }) => 'policyClauseId' in basis && !known.has(basis.policyClauseId),
  );
}

/** A policy promises one kind of thing: resting another kind on it would borrow its name. */
function kindOfPolicyClause({ clauses, policyClauses }: ProposedTerms) {
  const kinds = new Map(policyClauses.map((policy) => [policy.policyClauseId, policy.kind]));
  return refusedFor(
    clauses,
    'kind-not-of-policy-clause',
    ({ basis, kind }) => 'policyClauseId' in basis && kinds.get(basis.policyClauseId) !== kind,
  );
}

/**
 * A cap binds what one beneficiary is promised under one policy clause altogether: counted clause
 * by clause, it would be avoided by drafting the same promise in two halves.
 */
function withinPolicyCap({ clauses, policyClauses }: ProposedTerms) {
  for (const { policyClauseId, cap } of policyClauses) {
    if (cap === undefined) continue;
    const resting = clauses.filter(
      ({ basis }) => 'policyClauseId' in basis && basis.policyClauseId === policyClauseId,
    );
    for (const beneficiaryId of new Set(resting.map((clause) => clause.beneficiaryId))) {
      const amount = totalOf(resting.filter((clause) => clause.beneficiaryId === beneficiaryId));
      if (amount <= fen(cap)) continue;
      return refused('above-policy-cap', {
        policyClauseId,
        cap,
        amount: amount.toString(),
        capYuan: inYuan(fen(cap)),
        amountYuan: inYuan(amount),
      });
    }
  }
  return undefined;
}

/** An offer as somebody makes it today. */
export interface ProposedOffer {
  readonly validUntil: Day;
  readonly at: Instant;
  readonly offerValidityDaysMax: number;
}

type OfferPolicy = (offer: ProposedOffer) => Refusal | undefined;

/** What the day of an offer must satisfy; that its clauses cite findings, `may` asks before. */
export const offerPolicies: readonly OfferPolicy[] = [validityNotPast, validityNotTooLong];

/** An offer may be valid until the end of today, but no day that has ended. */
function validityNotPast({ validUntil, at }: ProposedOffer) {
  return validUntil >= dayOf(at) ? undefined : refused('validity-in-the-past', { validUntil });
}

function validityNotTooLong({ validUntil, at, offerValidityDaysMax }: ProposedOffer) {
  return calendarDaysBetween(dayOf(at), validUntil) <= offerValidityDaysMax
    ? undefined
    : refused('validity-too-long', { maxDays: offerValidityDaysMax });
}

/** Ids of the clauses that cite no finding: such a clause may be drafted, never offered. */
export function clausesWithoutFinding(clauses: readonly Clause[]): readonly string[] {
  return clauses.filter(({ findings }) => findings.length === 0).map(({ clauseId }) => clauseId);
}

function refusedFor<const Code extends string>(
  clauses: readonly DraftClause[],
  code: Code,
  isFaulty: (clause: DraftClause) => boolean,
): Refusal<Code> | undefined {
  const faulty = clauses.flatMap((clause, index) => (isFaulty(clause) ? [clauseIdAt(index)] : []));
  return faulty.length === 0 ? undefined : refused(code, { clauses: faulty });
}

function calendarDaysBetween(from: Day, until: Day): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}
