import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EvaluationView } from '#contracts/evaluation/views';
import type { Concluded, Evaluation } from '#domain/evaluation/evaluation';
import { streamOf } from '#domain/shared/stage';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { evaluationSeen, type DigestAt } from './evaluation-shown.js';

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
    const seen = evaluationSeen(query.viewing.by, state);
    const words = await this.texts.read(seen.texts);
    const digestAt = await this.digestsOf(query.id, conclusionsOf(state));
    return { caseId: query.id, version, ...seen.show(words, digestAt), commands };
  }

  /** The chain's own digest of each concluding event: what an auditor recomputes. */
  private async digestsOf(caseId: string, concluded: readonly Concluded[]): Promise<DigestAt> {
    const stream = streamOf('evaluation', caseId);
    const ids = concluded.map((one) => `${stream}:${String(one.concludedAtVersion)}`);
    if (ids.length === 0) return () => '';
    const events = await this.recorder.record.events
      .find({ _id: { $in: ids } }, { projection: { version: 1, digest: 1 } })
      .toArray();
    const digests = new Map(events.map(({ version, digest }) => [version, digest]));
    return ({ concludedAtVersion }) => digests.get(concludedAtVersion) ?? '';
  }
}

function conclusionsOf(state: Exclude<Evaluation, { phase: 'not-opened' }>): readonly Concluded[] {
  const earlier = state.earlier.flatMap(({ concluded }) => (concluded ? [concluded] : []));
  return 'conclusion' in state ? [...earlier, state] : earlier;
}
