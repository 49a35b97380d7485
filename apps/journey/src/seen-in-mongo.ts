import type { Document } from 'mongodb';
import { wordsOf } from '#domain/journey/audience';
import type { PersonActor } from '#domain/shared/actor';

/** Cases of which the viewer sees a stage, out of an index. */
export function seenBy(viewer: PersonActor): Document {
  return { 'ladder.seenBy': { $in: wordsOf(viewer) } };
}

/** The rungs of a case's ladder the viewer sees, as an expression. */
export function rungsSeenBy(viewer: PersonActor): Document {
  const shared = { $setIntersection: ['$$rung.seenBy', { $literal: wordsOf(viewer) }] };
  return {
    $filter: { input: '$ladder', as: 'rung', cond: { $gt: [{ $size: shared }, 0] } },
  };
}

/** The column a case stands in for the viewer: the furthest of those they see. */
export function columnFor(viewer: PersonActor): Document {
  return { $let: { vars: { seen: rungsSeenBy(viewer) }, in: { $first: '$$seen.column' } } };
}
