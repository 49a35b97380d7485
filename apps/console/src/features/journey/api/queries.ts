import {
  hashKey,
  useInfiniteQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { BoardView, TimelineView, WorkView } from '#contracts/journey/views';
import { answerOf, api } from '../../../shared/api/client.js';

export interface BoardFilter {
  readonly stage?: string;
  readonly segment?: string;
  readonly district?: string;
  readonly q?: string;
}

type Pages<View> = UseInfiniteQueryResult<InfiniteData<View>>;

const start: string | undefined = undefined;

/** @param query with a cursor or a limit; the answer carries sums where it has no cursor. */
export function askBoard(query: BoardFilter & Asked, signal?: AbortSignal): Promise<BoardView> {
  const asked = api.GET('/api/journey/board', {
    params: { query: query as never },
    ...(signal && { signal }),
  });
  return answerOf(asked);
}

interface Asked {
  readonly limit: number;
  readonly cursor?: string;
  readonly caseId?: string;
}

/**
 * The cases this person may see, page by page, with counts and sums of every column. News keeps loaded
 * pages right (`board-news.ts`), so that coming back to the window asks for one page again, not for dozens;
 * whoever leaves a list and returns begins at its first page.
 */
export function useBoard(filter: BoardFilter, limit: number): Pages<BoardView> {
  const queries = useQueryClient();
  const queryKey = ['board', filter, limit];
  const hash = hashKey(queryKey);
  useEffect(
    () => () => {
      const left = queries.getQueryCache().get<Shown>(hash);
      const pages = left?.state.data;
      if (!left || !pages || pages.pages.length === 1 || left.isActive()) return;
      const first = { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) };
      queries.setQueryData<Shown>(left.queryKey, first, { updatedAt: left.state.dataUpdatedAt });
    },
    [queries, hash],
  );
  return useInfiniteQuery({
    queryKey,
    initialPageParam: start,
    queryFn: ({ pageParam, signal }) =>
      askBoard({ ...filter, limit, ...(pageParam !== undefined && { cursor: pageParam }) }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= 1,
  });
}

type Shown = InfiniteData<BoardView>;

/** What waits for this person: overdue first. */
export function useWork(): Pages<WorkView> {
  return useInfiniteQuery({
    queryKey: ['work'],
    initialPageParam: start,
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) };
      return answerOf(api.GET('/api/journey/work', { params: { query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** What happened to a case, as far as this person may know. */
export function useTimeline(caseId: string): Pages<TimelineView> {
  return useInfiniteQuery({
    queryKey: ['case', caseId, 'timeline'],
    initialPageParam: start,
    queryFn: ({ pageParam }) => {
      const query = { limit: 100, ...(pageParam !== undefined && { cursor: pageParam }) };
      const params = { path: { id: caseId }, query };
      const asked = api.GET('/api/journey/cases/{id}/timeline', { params });
      return answerOf(asked);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
