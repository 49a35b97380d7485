import { isPerson, type Actor } from '../shared/actor.js';
import { firstRefusal, refused, type Refusal } from '../shared/decision.js';
import { isAmong } from '../negotiation/hands.js';
import type { Milestone } from './milestones.js';

interface Submission {
  readonly milestone: Milestone;
  readonly kind: string;
}

type SubmissionPolicy = (submission: Submission) => Refusal | undefined;

/** Adding a rule for evidence is adding a line here and a sentence in the spec. */
export const submissionPolicies: readonly SubmissionPolicy[] = [notAcceptedYet, kindAsPromised];

/** Accepted evidence is what reward is asked to pay on: it must not change under its hands. */
function notAcceptedYet({ milestone }: Submission) {
  return whyFixed(milestone);
}

function kindAsPromised({ milestone: { evidenceKind }, kind }: Submission) {
  return kind === evidenceKind
    ? undefined
    : refused('evidence-kind-mismatch', { given: kind, asked: evidenceKind });
}

/** Something a person of the responsible unit does about one milestone or its clause. */
interface Deed {
  readonly milestone: Milestone;
  readonly by: Actor;
}

type DeedPolicy = (deed: Deed) => Refusal | undefined;

/** Whoever judges evidence did not hand it in, and there is some. */
const judgement: readonly DeedPolicy[] = [
  byResponsibleUnit,
  notDecidedYet,
  evidenceIsIn,
  notBySubmitter,
];

/** Adding a rule for acceptance is adding a line here and a sentence in the spec. */
export const acceptancePolicies: readonly DeedPolicy[] = [...judgement, notSuspended];

export const returnPolicies: readonly DeedPolicy[] = judgement;

export const extensionPolicies: readonly DeedPolicy[] = [byResponsibleUnit, notDecidedYet];

export const failurePolicies: readonly DeedPolicy[] = [
  byResponsibleUnit,
  noHoldAsked,
  notSettledWithoutBreach,
];

export const suspensionPolicies: readonly DeedPolicy[] = [
  byResponsibleUnit,
  stillPromised,
  notSuspended,
];

export const resumptionPolicies: readonly DeedPolicy[] = [
  byResponsibleUnit,
  stillPromised,
  noHoldAsked,
  isSuspended,
];

function byResponsibleUnit({ milestone, by }: Deed) {
  return isPerson(by) && by.unitId === milestone.responsibleUnitId
    ? undefined
    : refused('not-responsible-unit');
}

function notDecidedYet({ milestone }: Deed) {
  return whyFixed(milestone);
}

function evidenceIsIn({ milestone: { standing, milestoneId } }: Deed) {
  return standing === 'awaited' ? refused('no-evidence-yet', { milestoneId }) : undefined;
}

/** Four eyes: nobody judges what they handed in, nor what was handed in for them. */
function notBySubmitter({ milestone, by }: Deed) {
  if (milestone.standing !== 'submitted') return undefined;
  const { submittedBy, submittedFor } = milestone.evidence;
  return isAmong(by, [submittedBy, submittedFor]) ? refused('submitter-cannot-accept') : undefined;
}

/** What was paid on a breach could not be called back: nothing is accepted while a hold stands. */
function notSuspended({ milestone: { suspension, clauseId } }: Deed) {
  return suspension ? refused('clause-suspended', { clauseId }) : undefined;
}

function isSuspended({ milestone: { suspension, clauseId } }: Deed) {
  return suspension ? undefined : refused('clause-not-suspended', { clauseId });
}

function noHoldAsked({ milestone: { suspension, milestoneId } }: Deed) {
  return suspension?.askedAtVersion === undefined
    ? undefined
    : refused('waiting-for-reward', { milestoneId });
}

/** Money that may be claimed lapses only on a breach, for which the clause is suspended first. */
function notSettledWithoutBreach({ milestone }: Deed) {
  if (milestone.standing === 'entitled' && milestone.suspension) return undefined;
  return whyFixed(milestone);
}

function stillPromised({ milestone: { standing, milestoneId } }: Deed) {
  if (standing === 'failing') return refused('waiting-for-reward', { milestoneId });
  return standing === 'failed' ? refused('milestone-has-failed', { milestoneId }) : undefined;
}

function whyFixed({ standing, milestoneId }: Milestone) {
  switch (standing) {
    case 'accepted':
    case 'failing':
      return refused('waiting-for-reward', { milestoneId });
    case 'entitled':
      return refused('already-entitled', { milestoneId });
    case 'failed':
      return refused('milestone-has-failed', { milestoneId });
    default:
      return undefined;
  }
}

/** Why this evidence cannot be handed in, or undefined. */
export function submissionRefusal(
  { milestoneId, kind }: { readonly milestoneId: string; readonly kind: string },
  milestones: readonly Milestone[],
): Refusal | undefined {
  const milestone = milestones.find((each) => each.milestoneId === milestoneId);
  if (!milestone) return refused('milestone-unknown', { milestoneId });
  return firstRefusal(submissionPolicies.map((policy) => () => policy({ milestone, kind })));
}

type AboutMilestone = { readonly milestoneId: string; readonly by: Actor };
type AboutClause = { readonly clauseId: string; readonly by: Actor };
type Refusing<About> = (about: About, milestones: readonly Milestone[]) => Refusal | undefined;

/** Why this person cannot accept (return, extend …) this milestone, or undefined. */
export const acceptanceRefusal = aboutMilestone(acceptancePolicies);
export const returnRefusal = aboutMilestone(returnPolicies);
export const extensionRefusal = aboutMilestone(extensionPolicies);
export const failureRefusal = aboutMilestone(failurePolicies);
export const suspensionRefusal = aboutClause(suspensionPolicies);
export const resumptionRefusal = aboutClause(resumptionPolicies);

function aboutMilestone(policies: readonly DeedPolicy[]): Refusing<AboutMilestone> {
  return ({ milestoneId, by }, milestones) => {
    const milestone = milestones.find((each) => each.milestoneId === milestoneId);
    if (!milestone) return refused('milestone-unknown', { milestoneId });
    return firstRefusal(policies.map((policy) => () => policy({ milestone, by })));
  };
}

function aboutClause(policies: readonly DeedPolicy[]): Refusing<AboutClause> {
  return ({ clauseId, by }, milestones) => {
    const milestone = milestones.find((each) => each.clauseId === clauseId);
    if (!milestone) return refused('clause-unknown', { clauseId });
    return firstRefusal(policies.map((policy) => () => policy({ milestone, by })));
  };
}
