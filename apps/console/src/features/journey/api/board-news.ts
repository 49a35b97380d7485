import { hashKey, type InfiniteData, type Query, type QueryClient } from '@tanstack/react-query';
import type { BoardView } from '#contracts/journey/views';
import { withCase } from '../model/loaded-pages.js';
import { askBoard, type BoardFilter } from './queries.js';

type Shown = InfiniteData<BoardView>;
type BoardQuery = Query<Shown>;

/**
 * Brings the lists of cases that are on the screen up to date about these cases: each is asked for alone and
 * put into its place, and the sums once, or the loaded pages are asked for anew where that is fewer
 * questions. Lists nobody looks at are asked for when somebody does.
 */
export async function takeNews(queries: QueryClient, caseIds: readonly string[]): Promise<void> {
  await queries.invalidateQueries({ queryKey: ['board'], refetchType: 'none' });
  const shown = queries
    .getQueryCache()
    .findAll({ queryKey: ['board'], type: 'active' }) as unknown as BoardQuery[];
  const byFilter = new Map<string, BoardQuery[]>();
  for (const list of shown) {
    const search = hashKey([searched(filterOf(list.queryKey))]);
    byFilter.set(search, [...(byFilter.get(search) ?? []), list]);
  }
  await Promise.all([...byFilter.values()].map((lists) => bringUpToDate(queries, lists, caseIds)));
}

function filterOf(queryKey: readonly unknown[]): BoardFilter {
  return queryKey[1] as BoardFilter;
}

/** All columns of a board are one search. */
function searched({ stage: _, ...filter }: BoardFilter): BoardFilter {
  return filter;
}

async function bringUpToDate(
  queries: QueryClient,
  lists: readonly BoardQuery[],
  caseIds: readonly string[],
): Promise<void> {
  const refetch = () =>
    Promise.all(lists.map(({ queryKey }) => queries.refetchQueries({ queryKey, exact: true })));
  const pages = lists.reduce((sum, { state }) => sum + (state.data?.pages.length ?? 1), 0);
  const filter = searched(filterOf(lists[0]?.queryKey ?? []));
  if (pages <= caseIds.length + 1) {
    await refetch();
    return;
  }
  try {
    const [sums, ...rows] = await Promise.all([
      askBoard({ ...filter, limit: 1 }),
      ...caseIds.map((caseId) => askBoard({ ...filter, caseId, limit: 1 })),
    ]);
    for (const list of lists) {
      await atRest(list);
      const { stage } = filterOf(list.queryKey);
      queries.setQueryData<Shown>(list.queryKey, (now) => {
        if (!now) return now;
        const fresh = caseIds.reduce<readonly BoardView[]>((loaded, caseId, index) => {
          const row = rows[index]?.cases[0];
          return withCase(loaded, caseId, stage === undefined || row?.stage === stage ? row : undefined);
        }, now.pages);
        const withSums = fresh.map((page, index) => (index === 0 ? { ...page, ...columnsOf(sums) } : page));
        return { ...now, pages: withSums };
      });
    }
  } catch {
    // Whatever kept the answers away: the list itself says so, and tries again.
    await refetch();
  }
}

function columnsOf({ columns }: BoardView): Pick<BoardView, 'columns'> {
  return columns ? { columns } : {};
}

/** A page that is on its way would be put behind the pages as they were when it was asked for. */
async function atRest(list: BoardQuery): Promise<void> {
  while (list.state.fetchStatus === 'fetching') await list.promise?.catch(() => undefined);
}
