import type { BatchView } from '#contracts/reward/views';
import type { Batch } from '#domain/reward/batch';

export type OpenedBatch = Exclude<Batch, { readonly phase: 'not-opened' }>;

type BatchHead = Pick<
  BatchView,
  'batchId' | 'version' | 'phase' | 'fundId' | 'openedBy' | 'totals'
>;

/** What a list and the batch's own page both show of it. */
export function batchHead(state: OpenedBatch, version: number): BatchHead {
  const { batchId, phase, fundId, openedBy } = state;
  const totals = 'totals' in state ? { totals: { ...state.totals } } : {};
  return { batchId, version, phase, fundId, openedBy, ...totals };
}
