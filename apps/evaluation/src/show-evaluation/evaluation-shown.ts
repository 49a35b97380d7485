import type { EvaluationView } from '#contracts/evaluation/views';
import type { Concluded, Evaluation, Opinion } from '#domain/evaluation/evaluation';
import { readsMaterial } from '#domain/evaluation/material';
import { computedResult, isConvenor } from '#domain/evaluation/panel';
import { weightedTotal } from '#domain/evaluation/rubric';
import { isConcluded, seesOpinion } from '#domain/evaluation/visible';
import type { PersonActor } from '#domain/shared/actor';
import type { TextRef } from '#domain/shared/text';

export type DigestAt = (concluded: Concluded) => string;

type Opened = Exclude<Evaluation, { phase: 'not-opened' }>;
type Shown = Omit<EvaluationView, 'caseId' | 'version' | 'commands'>;
type Words = ReadonlyMap<string, string | null>;

/** What a viewer is shown of an evaluation: which words must be read, and the view made of them. */
export interface EvaluationSeen {
  readonly texts: readonly TextRef[];
  show(words: Words, digestAt: DigestAt): Shown;
}

export function evaluationSeen(viewer: PersonActor, state: Opened): EvaluationSeen {
  const opinions = opinionsSeen(viewer, state);
  return {
    texts: [
      ...opinions.map((opinion) => opinion.comment),
      ...('extension' in state ? [state.extension.reason] : []),
      ...(isConcluded(state) ? textsOfConclusion(state) : []),
    ],
    show: (words, digestAt) => ({
      phase: state.phase,
      round: state.round,
      case: state.case,
      rubric: state.rubric,
      seats: [],
      ...('seats' in state && panelShown(viewer, state, words)),
      opinions: opinions.map((opinion) => opinionShown(opinion, state, words)),
      findings: [],
      readsMaterial: readsMaterial(viewer, state),
      ...(isConcluded(state) && conclusionShown(state, words, digestAt)),
      earlier: state.earlier.flatMap(({ round, concluded }) =>
        concluded
          ? [
              {
                round,
                conclusion: concluded.conclusion,
                result: concluded.resultCentipoints / 100,
                digest: digestAt(concluded),
              },
            ]
          : [],
      ),
    }),
  };
}

type Seated = Extract<Opened, { readonly seats: unknown }>;
type Decided = Extract<Opened, { readonly conclusion: unknown }>;

function opinionsSeen(viewer: PersonActor, state: Opened): readonly Opinion[] {
  if (!('opinions' in state)) return [];
  const { opinions, round } = state;
  return opinions.filter(({ expertId }) => seesOpinion({ expertId, round }, viewer, state));
}

function panelShown(viewer: PersonActor, state: Seated, words: Words) {
  const { secretaryId, opinionsDue, overdue, extension, drawn } = state;
  const isDeciding = state.phase === 'collecting-opinions' && isConvenor(viewer, state);
  const result = isDeciding ? computedResult(state) : undefined;
  return {
    secretaryId,
    opinionsDue,
    overdue,
    ...(extension && {
      extension: {
        previouslyDue: extension.previouslyDue,
        reason: shown(extension.reason, words),
      },
    }),
    ...(drawn && { drawn: { seed: drawn.seed, candidates: [...drawn.candidates] } }),
    seats: state.seats.map((seat) => ({ ...seat })),
    ...(result !== undefined && { computedResult: result / 100 }),
  };
}

function opinionShown({ comment, ...opinion }: Opinion, { rubric }: Opened, words: Words) {
  return {
    ...opinion,
    weightedTotal: weightedTotal(opinion.scores, rubric) / 100,
    comment: shown(comment, words),
  };
}

function conclusionShown(state: Decided, words: Words, digestAt: DigestAt) {
  const { conclusion, resultCentipoints, findings, deviationReason, dissenting } = state;
  return {
    conclusion,
    result: resultCentipoints / 100,
    digest: digestAt(state),
    findings: findings.map(({ number, text }) => ({ number, text: shown(text, words) })),
    ...(deviationReason && { deviationReason: shown(deviationReason, words) }),
    dissenting: [...dissenting],
    ...(state.phase === 'reopening-requested' && {
      reopening: {
        requestedBy: state.requestedBy,
        reason: shown(state.reopeningReason, words),
      },
    }),
  };
}

function textsOfConclusion(state: Decided): readonly TextRef[] {
  return [
    ...state.findings.map((finding) => finding.text),
    ...(state.deviationReason ? [state.deviationReason] : []),
    ...(state.phase === 'reopening-requested' ? [state.reopeningReason] : []),
  ];
}

function shown({ textId }: TextRef, words: Words): string | null {
  return words.get(textId) ?? null;
}
