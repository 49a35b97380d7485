import { StageQuery } from '#platform/http/stage-view';

/** A batch as whoever gives it a command sees it: one they may not see is unknown to them. */
export class BatchQuery extends StageQuery<never> {}
