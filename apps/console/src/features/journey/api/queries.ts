import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
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

/** The cases this person may see, page by page, with counts and sums of every column. */
export function useBoard(filter: BoardFilter, limit: number): Pages<BoardView> {
  return useInfiniteQuery({
    queryKey: ['board', filter, limit],
    initialPageParam: start,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, limit, ...(pageParam !== undefined && { cursor: pageParam }) };
      const asked = api.GET('/api/journey/board', { params: { query: query as never }, signal });
      return answerOf(asked);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
}

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
