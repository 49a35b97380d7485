import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';

interface Page {
  /** Absent on the last page. */
  readonly nextCursor?: string | undefined;
}

export type Pages<View> = UseInfiniteQueryResult<InfiniteData<View>>;

const start: string | undefined = undefined;

type Ask<View> = (query: { limit: number; cursor?: string }, signal: AbortSignal) => Promise<View>;

/** All pages of a list to its end, past what is shown of it: for whoever takes the list along. */
export async function everyPage<View extends Page>(ask: Ask<View>, limit = 100): Promise<View[]> {
  const pages: View[] = [];
  const never = new AbortController().signal;
  for (let cursor: string | undefined; ; ) {
    const page = await ask({ limit, ...(cursor !== undefined && { cursor }) }, never);
    pages.push(page);
    cursor = page.nextCursor;
    if (cursor === undefined) return pages;
  }
}

/** A list that comes page by page: `ask` gets what goes into the query, the cursor among it. */
export function usePages<View extends Page>(
  queryKey: readonly unknown[],
  ask: Ask<View>,
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
