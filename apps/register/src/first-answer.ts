import { MongoServerError } from 'mongodb';
import type { ErrandAnswer } from '#domain/shared/stage';
import type { RecordCollections } from '#platform/store/collections';

/**
 * The first answer an errand got is its answer for ever, refusals too. What an errand enters is
 * idempotent by itself, so effect and answer need no common transaction here.
 */
export async function firstAnswer(
  { errandAnswers }: Pick<RecordCollections, 'errandAnswers'>,
  errandId: string,
  work: () => Promise<ErrandAnswer>,
): Promise<ErrandAnswer> {
  const known = () =>
    errandAnswers.findOne({ _id: errandId }, { readConcern: { level: 'majority' } });
  const before = await known();
  if (before) return before.answer;
  const answer = await work();
  try {
    await errandAnswers.insertOne({ _id: errandId, answer });
    return answer;
  } catch (error) {
    const first = error instanceof MongoServerError && error.code === 11_000 && (await known());
    if (!first) throw error;
    return first.answer;
  }
}
