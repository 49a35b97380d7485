import type { LandingView } from '#contracts/landing/views';
import type { CommandHint } from '#contracts/shared/answer';
import { landing } from '#domain/landing/landing';
import { acceptanceRefusal, submissionRefusal } from '#domain/landing/milestone-policies';
import type { Milestone } from '#domain/landing/milestones';
import type { Refusal } from '#domain/shared/decision';
import { say } from '#domain/shared/sentences';
import type { Viewing } from '#platform/http/asking';

type ShownMilestone = LandingView['milestones'][number];

/** One milestone with the words about it, and what this viewer may do about it. */
export function milestoneShown(
  milestone: Milestone,
  shown: (textId: string) => string | null,
  commands: CommandHint[],
): ShownMilestone {
  const promised = {
    milestoneId: milestone.milestoneId,
    clauseId: milestone.clauseId,
    standing: milestone.standing,
    dueOn: milestone.dueOn,
    overdue: milestone.overdue,
    responsibleUnitId: milestone.responsibleUnitId,
    evidenceKind: milestone.evidenceKind,
  };
  if (milestone.standing === 'awaited') return { ...promised, commands };
  const { kind, document, submittedBy } = milestone.evidence;
  const { digest, bytes, name } = document;
  const note = 'acceptanceNote' in milestone ? milestone.acceptanceNote : undefined;
  return {
    ...promised,
    evidence: { kind, digest, bytes, name: shown(name.textId), submittedBy },
    ...('acceptedBy' in milestone && {
      acceptedBy: milestone.acceptedBy,
      acceptedOn: milestone.acceptedOn,
    }),
    ...(note && { acceptanceNote: shown(note.textId) }),
    ...('refusedCode' in milestone && { refusedCode: milestone.refusedCode }),
    commands,
  };
}

/** The hints of the case, cut to one milestone: evidence of the kind it asks for is meant. */
export function hintsAbout(
  { milestoneId, evidenceKind }: Milestone,
  milestones: readonly Milestone[],
  ofCase: readonly CommandHint[],
  { by, language }: Viewing,
): CommandHint[] {
  const refusalOf: Readonly<Record<string, () => Refusal | undefined>> = {
    'submit-evidence': () => submissionRefusal({ milestoneId, kind: evidenceKind }, milestones),
    'accept-evidence': () => acceptanceRefusal({ milestoneId, by }, milestones),
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
