import type { Day } from '../shared/actor.js';
import { never } from '../shared/exhaustive.js';
import type { TextRef } from '../shared/text.js';
import type { SignedTerms } from '../reward/errands.js';
import type { MilestoneEvent } from './landing.js';
import { suspensionAfter, type Suspension } from './suspension.js';

/** A document as rules see it: which file, its fingerprint and size. What it is called is free text. */
export interface EvidenceDocument {
  /** The uploaded file, in the service's own store. */
  readonly documentId: string;
  /** SHA-256 of the file, 64 lower-case hex digits. */
  readonly digest: string;
  readonly bytes: number;
  readonly name: TextRef;
}

export interface Evidence {
  readonly kind: string;
  readonly document: EvidenceDocument;
  readonly submittedBy: string;
  /** Whom the submitter stood in for (AB角). */
  readonly submittedFor?: string;
}

/** A later day was agreed on; the old one is kept. */
export interface Extension {
  readonly from: Day;
  readonly dueOn: Day;
  readonly reason: TextRef;
  readonly extendedBy: string;
}

export interface Returned {
  readonly reason: TextRef;
  readonly returnedBy: string;
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
  readonly extensions: readonly Extension[];
  /** Set from the moment somebody asks to hold the clause until reward has let it go again. */
  readonly suspension?: Suspension;
  /** Why reward did not do what it was last asked about this clause. */
  readonly refusedCode?: string;
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

/** A milestone that may still fail; an entitled one does on a breach. */
type Fallible =
  | (Promised & { readonly standing: 'awaited'; readonly returned?: Returned })
  | (Submitted & { readonly standing: 'submitted' })
  | (Accepted & { readonly standing: 'entitled' });

interface Failing extends Promised {
  readonly reason: TextRef;
  readonly failedBy: string;
  /** Version of the event that raised the errand to reward. */
  readonly failedAtVersion: number;
  /** What it was, and is again should reward refuse to let its money lapse. */
  readonly before: Fallible;
}

export type Milestone =
  | Fallible
  | (Accepted & { readonly standing: 'accepted' })
  /** Reward is being asked to let its money lapse. */
  | (Failing & { readonly standing: 'failing' })
  | (Failing & { readonly standing: 'failed' });

export const standings = [
  'awaited',
  'submitted',
  'accepted',
  'entitled',
  'failing',
  'failed',
] as const;

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
    extensions: [],
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

/** Nothing more comes of it here: its money may be claimed or has lapsed, and no hold is open. */
export function isSettled({ standing, suspension }: Milestone): boolean {
  return standing === 'failed' || (standing === 'entitled' && !suspension);
}

/** The milestones after an event about one of them or its clause; the others stay as they are. */
export function withMilestone(
  milestones: readonly Milestone[],
  event: MilestoneEvent,
  version: number,
): readonly Milestone[] {
  return milestones.map((milestone) => {
    const isMeant =
      'clauseId' in event
        ? milestone.clauseId === event.clauseId
        : milestone.milestoneId === event.milestoneId;
    return isMeant ? moved(milestone, event, version) : milestone;
  });
}

function moved(milestone: Milestone, event: MilestoneEvent, version: number): Milestone {
  switch (event.type) {
    case 'evidence-submitted': {
      const { type: _, milestoneId: _id, ...evidence } = event;
      return { ...promisedOf(milestone), standing: 'submitted', evidence };
    }
    case 'evidence-returned': {
      const { reason, returnedBy } = event;
      return { ...promisedOf(milestone), standing: 'awaited', returned: { reason, returnedBy } };
    }
    case 'milestone-overdue':
      return { ...milestone, overdue: true };
    case 'milestone-extended': {
      const { type: _, milestoneId: _id, ...extension } = event;
      const { dueOn } = extension;
      const extensions = [...milestone.extensions, extension];
      return { ...milestone, dueOn, overdue: false, extensions };
    }
    case 'milestone-accepted':
    case 'milestone-entitled':
    case 'entitlement-refused':
      return afterAcceptance(milestone, event, version);
    case 'milestone-failed':
    case 'milestone-lapsed':
    case 'lapse-refused':
      return afterFailure(milestone, event, version);
    case 'landing-revisited':
      return milestone;
    case 'clause-suspended':
    case 'clause-resumed':
    case 'hold-confirmed':
    case 'hold-refused': {
      const { suspension, refusedCode: _, ...rest } = milestone;
      const after = suspensionAfter(suspension, event, version);
      return {
        ...rest,
        ...(after && { suspension: after }),
        ...(event.type === 'hold-refused' && { refusedCode: event.code }),
      };
    }
    default:
      return never(event);
  }
}

type AcceptanceEvent = Extract<
  MilestoneEvent,
  { type: 'milestone-accepted' | 'milestone-entitled' | 'entitlement-refused' }
>;

function afterAcceptance(milestone: Milestone, event: AcceptanceEvent, version: number): Milestone {
  if (event.type === 'milestone-accepted') {
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
  if (milestone.standing !== 'accepted') return milestone;
  if (event.type === 'milestone-entitled') return { ...milestone, standing: 'entitled' };
  const { evidence } = milestone;
  return { ...promisedOf(milestone), standing: 'submitted', evidence, refusedCode: event.code };
}

type FailureEvent = Extract<
  MilestoneEvent,
  { type: 'milestone-failed' | 'milestone-lapsed' | 'lapse-refused' }
>;

function afterFailure(milestone: Milestone, event: FailureEvent, version: number): Milestone {
  if (event.type === 'milestone-failed') {
    if (!isFallible(milestone)) return milestone;
    const { reason, failedBy } = event;
    const failure = { reason, failedBy, failedAtVersion: version, before: milestone };
    return { ...promisedOf(milestone), standing: 'failing', ...failure };
  }
  if (milestone.standing !== 'failing') return milestone;
  if (event.type === 'lapse-refused') return { ...milestone.before, refusedCode: event.code };
  // What lapsed needs no holding any more.
  const { suspension: _, ...rest } = milestone;
  return { ...rest, standing: 'failed' };
}

function isFallible(milestone: Milestone): milestone is Fallible {
  return ['awaited', 'submitted', 'entitled'].includes(milestone.standing);
}

/** What a milestone is whatever became of it; what reward last refused is over with the next step. */
function promisedOf(whole: Promised): Promised {
  return {
    milestoneId: whole.milestoneId,
    clauseId: whole.clauseId,
    dueOn: whole.dueOn,
    responsibleUnitId: whole.responsibleUnitId,
    evidenceKind: whole.evidenceKind,
    overdue: whole.overdue,
    extensions: whole.extensions,
    ...(whole.suspension && { suspension: whole.suspension }),
  };
}
