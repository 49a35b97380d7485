import type { Day } from '../shared/actor.js';
import { never } from '../shared/exhaustive.js';
import type { TextRef } from '../shared/text.js';
import type { SignedTerms } from '../reward/errands.js';
import type { LandingEvent } from './landing.js';

/** A document as rules see it: its fingerprint and size. What it is called is free text. */
export interface EvidenceDocument {
  /** SHA-256 of the file, 64 lower-case hex digits. */
  readonly digest: string;
  readonly bytes: number;
  readonly name: TextRef;
}

export interface Evidence {
  readonly kind: string;
  readonly document: EvidenceDocument;
  readonly submittedBy: string;
}

interface Promised {
  readonly milestoneId: string;
  readonly clauseId: string;
  /** The last day; a milestone reached later is late, not lost. */
  readonly dueOn: Day;
  readonly responsibleUnitId: string;
  /** The kind of evidence the clause asks for. */
  readonly evidenceKind: string;
  readonly overdue: boolean;
}

interface Submitted extends Promised {
  readonly evidence: Evidence;
}

interface Accepted extends Submitted {
  readonly acceptedBy: string;
  readonly acceptedOn: Day;
  readonly acceptanceNote?: TextRef;
  /** Version of the event that raised the errand to reward. */
  readonly acceptedAtVersion: number;
}

export type Milestone =
  | (Promised & { readonly standing: 'awaited' })
  | (Submitted & {
      readonly standing: 'submitted';
      /** Why reward did not entitle the clause after an earlier acceptance. */
      readonly refusedCode?: string;
    })
  | (Accepted & { readonly standing: 'accepted' })
  | (Accepted & { readonly standing: 'entitled' });

export const standings = ['awaited', 'submitted', 'accepted', 'entitled'] as const;

/** One milestone a signed clause, all awaited. */
export function milestonesOf(terms: SignedTerms): readonly Milestone[] {
  return terms.clauses.map(({ clauseId, milestone, responsibleUnitId, evidenceKind }) => ({
    standing: 'awaited',
    milestoneId: milestone.milestoneId,
    clauseId,
    dueOn: milestone.dueOn,
    responsibleUnitId,
    evidenceKind,
    overdue: false,
  }));
}

/** Not accepted yet: its day may still pass. */
export function isAwaiting({ standing }: Milestone): boolean {
  return standing === 'awaited' || standing === 'submitted';
}

export function awaitsAcceptance(
  milestone: Milestone,
): milestone is Extract<Milestone, { standing: 'submitted' }> {
  return milestone.standing === 'submitted';
}

type MilestoneEvent = Exclude<LandingEvent, { type: 'landing-opened' }>;

/** The milestones after an event about one of them; the others stay as they are. */
export function withMilestone(
  milestones: readonly Milestone[],
  event: MilestoneEvent,
  version: number,
): readonly Milestone[] {
  return milestones.map((milestone) =>
    milestone.milestoneId === event.milestoneId ? moved(milestone, event, version) : milestone,
  );
}

function moved(milestone: Milestone, event: MilestoneEvent, version: number): Milestone {
  switch (event.type) {
    case 'evidence-submitted': {
      const { kind, document, submittedBy } = event;
      const evidence = { kind, document, submittedBy };
      return { ...promisedOf(milestone), standing: 'submitted', evidence };
    }
    case 'milestone-accepted': {
      if (milestone.standing !== 'submitted') return milestone;
      const { acceptedBy, acceptedOn } = event;
      return {
        ...promisedOf(milestone),
        standing: 'accepted',
        evidence: milestone.evidence,
        acceptedBy,
        acceptedOn,
        ...(event.note && { acceptanceNote: event.note }),
        acceptedAtVersion: version,
      };
    }
    case 'milestone-entitled':
      return milestone.standing === 'accepted' ? { ...milestone, standing: 'entitled' } : milestone;
    case 'entitlement-refused':
      if (milestone.standing !== 'accepted') return milestone;
      return {
        ...promisedOf(milestone),
        standing: 'submitted',
        evidence: milestone.evidence,
        refusedCode: event.code,
      };
    case 'milestone-overdue':
      return { ...milestone, overdue: true };
    default:
      return never(event);
  }
}

function promisedOf(whole: Promised): Promised {
  return {
    milestoneId: whole.milestoneId,
    clauseId: whole.clauseId,
    dueOn: whole.dueOn,
    responsibleUnitId: whole.responsibleUnitId,
    evidenceKind: whole.evidenceKind,
    overdue: whole.overdue,
  };
}
