import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';

interface Page {
  /** Absent on the last page. */
  readonly nextCursor?: string | undefined;
}

export type Pages<View> = UseInfiniteQueryResult<InfiniteData<View>>;

const start: string | undefined = undefined;

/** A list that comes page by page: `ask` gets what goes into the query, the cursor among it. */
export function usePages<View extends Page>(
  queryKey: readonly unknown[],
  ask: (query: { limit: number; cursor?: string }, signal: AbortSignal) => Promise<View>,
  limit = 100,
): Pages<View> {
  return useInfiniteQuery({
    queryKey,
    initialPageParam: start,
    queryFn: ({ pageParam, signal }) =>
      ask({ limit, ...(pageParam !== undefined && { cursor: pageParam }) }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
}
