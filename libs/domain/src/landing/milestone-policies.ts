import { isPerson, type Actor } from '../shared/actor.js';
import { firstRefusal, refused, type Refusal } from '../shared/decision.js';
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

interface Acceptance {
  readonly milestone: Milestone;
  readonly by: Actor;
}

type AcceptancePolicy = (acceptance: Acceptance) => Refusal | undefined;

/** Adding a rule for acceptance is adding a line here and a sentence in the spec. */
export const acceptancePolicies: readonly AcceptancePolicy[] = [
  byResponsibleUnit,
  notDecidedYet,
  evidenceIsIn,
  notBySubmitter,
];

function byResponsibleUnit({ milestone, by }: Acceptance) {
  return isPerson(by) && by.unitId === milestone.responsibleUnitId
    ? undefined
    : refused('not-responsible-unit');
}

function notDecidedYet({ milestone }: Acceptance) {
  return whyFixed(milestone);
}

function evidenceIsIn({ milestone: { standing, milestoneId } }: Acceptance) {
  return standing === 'awaited' ? refused('no-evidence-yet', { milestoneId }) : undefined;
}

/** Four eyes: nobody accepts what they handed in. */
function notBySubmitter({ milestone, by }: Acceptance) {
  if (milestone.standing === 'awaited' || !isPerson(by)) return undefined;
  return milestone.evidence.submittedBy === by.personId
    ? refused('submitter-cannot-accept')
    : undefined;
}

function whyFixed({ standing, milestoneId }: Milestone) {
  if (standing === 'accepted') return refused('waiting-for-reward', { milestoneId });
  return standing === 'entitled' ? refused('already-entitled', { milestoneId }) : undefined;
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

/** Why this person cannot accept this milestone, or undefined. */
export function acceptanceRefusal(
  { milestoneId, by }: { readonly milestoneId: string; readonly by: Actor },
  milestones: readonly Milestone[],
): Refusal | undefined {
  const milestone = milestones.find((each) => each.milestoneId === milestoneId);
  if (!milestone) return refused('milestone-unknown', { milestoneId });
  return firstRefusal(acceptancePolicies.map((policy) => () => policy({ milestone, by })));
}
