import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EvaluationView } from '#contracts/evaluation/views';
import type { Evaluation, Opinion } from '#domain/evaluation/evaluation';
import { weightedTotal } from '#domain/evaluation/rubric';
import { seesOpinionOf } from '#domain/evaluation/visible';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';

export class ShowEvaluation extends StageQuery<EvaluationView> {}

@QueryHandler(ShowEvaluation)
export class ShowEvaluationHandler implements IQueryHandler<ShowEvaluation> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async execute(query: ShowEvaluation): Promise<EvaluationView> {
    const { state, version, commands } = await seenBy<Evaluation>(this.recorder, 'evaluation', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const shared = { caseId: query.id, version, phase: state.phase, case: state.case, rubric: state.rubric };
    if (state.phase === 'awaiting-panel') {
      return { ...shared, seats: [], opinions: [], findings: [], commands };
    }
    const opinions = state.opinions.filter(({ expertId }) =>
      seesOpinionOf(expertId, query.viewing.by, state),
    );
    const findings = state.phase === 'concluded' ? state.findings : [];
    const words = await this.texts.read([
      ...opinions.map((opinion) => opinion.comment),
      ...findings.map((finding) => finding.text),
    ]);
    const shownOpinion = ({ comment, ...opinion }: Opinion) => ({
      ...opinion,
      weightedTotal: weightedTotal(opinion.scores, state.rubric) / 100,
      comment: words.get(comment.textId) ?? null,
    });
    return {
      ...shared,
      secretaryId: state.secretaryId,
      opinionsDue: state.opinionsDue,
      overdue: state.overdue,
      seats: state.seats.map((seat) => ({ ...seat })),
      opinions: opinions.map(shownOpinion),
      findings: findings.map(({ number, text }) => ({ number, text: words.get(text.textId) ?? null })),
      ...(state.phase === 'concluded' && {
        conclusion: state.conclusion,
        result: state.resultCentipoints / 100,
      }),
      commands,
    };
  }
}
