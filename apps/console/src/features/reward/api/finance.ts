import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type {
  BatchesPage,
  BatchView,
  FundsPage,
  PaymentsPage,
  UnpaidPage,
} from '#contracts/reward/views';
import { answerOf, api } from '../../../shared/api/client.js';
import { usePages, type Pages } from '../../../shared/api/use-pages.js';

/** Steps of other people and of the services come behind these lists: they are asked for again. */
const againMs = 5000;
const soonMs = 1000;

function useAgain(ask: () => unknown): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') ask();
    }, againMs);
    return () => {
      clearInterval(timer);
    };
  }, [ask]);
}

/** A city’s fiscal year is the calendar year, in its own time (UTC+8). */
export function fiscalYearNow(): number {
  return new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
}

export type PaymentRow = PaymentsPage['payments'][number];
export type PaymentState = PaymentRow['state'];
export type UnpaidRow = UnpaidPage['commitments'][number];
export type Fund = FundsPage['funds'][number];
export type BatchRow = BatchesPage['batches'][number];

/** Payments of all cases in one state. */
export function usePayments(state: PaymentState): Pages<PaymentsPage> {
  const pages = usePages(['finance', 'payments', state], (page) => {
    const query = { ...page, state };
    return answerOf(api.GET('/api/reward/payments', { params: { query } }));
  });
  useAgain(pages.refetch);
  return pages;
}

/** What of a fiscal year no payment holds: what may be prepared, and what still waits for its milestone. */
export function useUnpaid(fiscalYear: number): Pages<UnpaidPage> {
  return usePages(['finance', 'unpaid', fiscalYear], (page) => {
    const query = { ...page, fiscalYear };
    return answerOf(api.GET('/api/reward/unpaid', { params: { query } }));
  });
}

export function useBatches(): Pages<BatchesPage> {
  return usePages(['finance', 'batches'], (query) =>
    answerOf(api.GET('/api/reward/batches', { params: { query } })) as Promise<BatchesPage>,
  );
}

export function useFunds(): Pages<FundsPage> {
  return usePages(['finance', 'funds'], (query) =>
    answerOf(api.GET('/api/reward/funds', { params: { query } })) as Promise<FundsPage>,
  );
}

/** A batch; looked at every second while its cases record its lines or the bank’s results. */
export function useBatch(batchId: string) {
  return useQuery({
    queryKey: ['finance', 'batch', batchId],
    queryFn: () =>
      answerOf(
        api.GET('/api/reward/batches/{id}', { params: { path: { id: batchId } } }),
      ) as Promise<BatchView>,
    refetchInterval: ({ state }) =>
      state.data?.phase === 'placing' || state.data?.phase === 'settling' ? soonMs : false,
  });
}

export interface Leaving {
  readonly template?: string | undefined;
  readonly payOn?: string | undefined;
  readonly purpose?: string | undefined;
}

/** What the bank would return of a batch in its template, before it leaves. */
export function useExportCheck(batchId: string, { template, payOn, purpose }: Leaving, enabled: boolean) {
  return useQuery({
    queryKey: ['finance', 'batch', batchId, 'check', template, payOn, purpose],
    enabled: enabled && template !== undefined,
    queryFn: () => {
      const query = {
        template: template ?? '',
        ...(payOn !== undefined && { payOn }),
        ...(purpose !== undefined && { purpose }),
      };
      const params = { path: { id: batchId }, query };
      return answerOf(
        api.GET('/api/reward/batches/{id}/export-check', { params }),
      );
    },
  });
}
