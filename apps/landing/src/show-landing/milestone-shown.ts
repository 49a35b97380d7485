import type { LandingView } from '#contracts/landing/views';
import type { CommandHint } from '#contracts/shared/answer';
import { landing } from '#domain/landing/landing';
import {
  acceptanceRefusal,
  extensionRefusal,
  failureRefusal,
  resumptionRefusal,
  returnRefusal,
  submissionRefusal,
  suspensionRefusal,
} from '#domain/landing/milestone-policies';
import type { Milestone } from '#domain/landing/milestones';
import type { Suspension } from '#domain/landing/suspension';
import type { Refusal } from '#domain/shared/decision';
import { say } from '#domain/shared/sentences';
import type { TextRef } from '#domain/shared/text';
import type { Viewing } from '#platform/http/asking';

type ShownMilestone = LandingView['milestones'][number];

type Shown = (textId: string) => string | null;

/** One milestone with the words about it, and what this viewer may do about it. */
export function milestoneShown(
  milestone: Milestone,
  shown: Shown,
  commands: CommandHint[],
): ShownMilestone {
  const { suspension, refusedCode, extensions } = milestone;
  return {
    milestoneId: milestone.milestoneId,
    clauseId: milestone.clauseId,
    standing: milestone.standing,
    dueOn: milestone.dueOn,
    overdue: milestone.overdue,
    responsibleUnitId: milestone.responsibleUnitId,
    evidenceKind: milestone.evidenceKind,
    ...progressShown(milestone, shown),
    extensions: extensions.map((each) => ({ ...each, reason: shown(each.reason.textId) })),
    ...(suspension && { suspension: suspensionShown(suspension, shown) }),
    ...(refusedCode !== undefined && { refusedCode }),
    commands,
  };
}

type Progress = Pick<
  ShownMilestone,
  'evidence' | 'returned' | 'failure' | 'acceptedBy' | 'acceptedOn' | 'acceptanceNote'
>;

/** How far it has come; a milestone that failed still shows what it was before. */
function progressShown(milestone: Milestone, shown: Shown): Progress {
  if (milestone.standing === 'failing' || milestone.standing === 'failed') {
    const { before, reason, failedBy } = milestone;
    const failure = { reason: shown(reason.textId), failedBy };
    return { ...progressShown(before, shown), failure };
  }
  if (milestone.standing === 'awaited') {
    const { returned } = milestone;
    if (!returned) return {};
    const { reason, returnedBy } = returned;
    return { returned: { reason: shown(reason.textId), returnedBy } };
  }
  const { document, ...rest } = milestone.evidence;
  const evidence = { ...rest, ...document, name: shown(document.name.textId) };
  if (milestone.standing === 'submitted') return { evidence };
  const { acceptedBy, acceptedOn, acceptanceNote: note } = milestone;
  return {
    evidence,
    acceptedBy,
    acceptedOn,
    ...(note && { acceptanceNote: shown(note.textId) }),
  };
}

function suspensionShown(
  { standing, reason, suspendedBy, lockedPayments }: Suspension,
  shown: Shown,
): NonNullable<ShownMilestone['suspension']> {
  return { standing, reason: shown(reason.textId), suspendedBy, lockedPayments };
}

/** Every text the view shows about a milestone. */
export function wordsAbout(milestone: Milestone): (TextRef | undefined)[] {
  const { extensions, suspension } = milestone;
  return [
    'evidence' in milestone ? milestone.evidence.document.name : undefined,
    'acceptanceNote' in milestone ? milestone.acceptanceNote : undefined,
    milestone.standing === 'awaited' ? milestone.returned?.reason : undefined,
    'reason' in milestone ? milestone.reason : undefined,
    ...extensions.map(({ reason }) => reason),
    suspension?.reason,
    ...('before' in milestone ? wordsAbout(milestone.before) : []),
  ];
}

/** The hints of the case, cut to one milestone: evidence of the kind it asks for is meant. */
export function hintsAbout(
  { milestoneId, clauseId, evidenceKind }: Milestone,
  milestones: readonly Milestone[],
  ofCase: readonly CommandHint[],
  { by, language }: Viewing,
): CommandHint[] {
  const refusalOf: Readonly<Record<string, () => Refusal | undefined>> = {
    'submit-evidence': () => submissionRefusal({ milestoneId, kind: evidenceKind }, milestones),
    'accept-evidence': () => acceptanceRefusal({ milestoneId, by }, milestones),
    'return-evidence': () => returnRefusal({ milestoneId, by }, milestones),
    'extend-milestone': () => extensionRefusal({ milestoneId, by }, milestones),
    'fail-milestone': () => failureRefusal({ milestoneId, by }, milestones),
    'suspend-clause': () => suspensionRefusal({ clauseId, by }, milestones),
    'resume-clause': () => resumptionRefusal({ clauseId, by }, milestones),
  };
  return ofCase.map((hint) => {
    const refusal = hint.allowed ? refusalOf[hint.command]?.() : undefined;
    if (!refusal) return hint;
    const { code, details } = refusal;
    const sentence = landing.sentences[code];
    const because = sentence ? say(sentence, language, details) : code;
    return { command: hint.command, allowed: false, code, because };
  });
}
