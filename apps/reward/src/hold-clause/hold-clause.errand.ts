import { lockedPaymentsOf } from '#domain/reward/clause-steps';
import type { HoldClause } from '#domain/reward/errands';
import type { HoldClauseMoney, Reward } from '#domain/reward/reward';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import { StreamNotOpen } from '#platform/store/record-errors';
import type { Recorder } from '#platform/store/recorder';

/**
 * Landing holds a clause's money back, or lets it go. The answer names what the hold came too late
 * for, so the hold is recorded first, under an id of its own that a second attempt repeats.
 */
export async function holdClause(
  { errandId, request }: ErrandCall,
  recorder: Recorder,
): Promise<ErrandAnswer> {
  const known = await recorder.errandAnswer(errandId);
  if (known) return known;
  const { caseId, clauseId, held } = request as unknown as HoldClause;
  const stream = streamOf('reward', caseId);
  if (!(await recorder.draft(stream, caseId)).opened) throw new StreamNotOpen(stream);
  const command: HoldClauseMoney = { type: 'hold-clause', clauseId, held };
  const entry = { stream, caseId, by: { kind: 'service', service: 'landing' }, command } as const;
  const bodyDigest = recorder.keys.digest(command);
  const given = await recorder.give({ ...entry, commandId: `${errandId}:hold`, bodyDigest });
  // Refused once, refused again: the errand keeps the refusal as its answer.
  if (!given.ok) return recorder.answerErrand(errandId, [entry]);
  const state = (await recorder.draft(stream, caseId)).state as Reward;
  return recorder.answerErrand(errandId, [], { lockedPayments: lockedIn(clauseId, state) });
}

/** As the hold found them; of a clause that cannot be held any more, as they stand now. */
function lockedIn(clauseId: string, state: Reward): readonly string[] {
  if (state.phase === 'not-opened') return [];
  const { held } = state.promises.find((one) => one.clauseId === clauseId) ?? {};
  return held?.lockedPayments ?? lockedPaymentsOf(clauseId, state);
}
