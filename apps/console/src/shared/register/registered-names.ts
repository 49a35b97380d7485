import { useQueries } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';

const staleMs = 60_000;

/** People's names as the register shows them to this viewer, by id; those it does not tell are not in it. */
export function useRegisteredNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['register', 'person', id],
      queryFn: () => answerOf(api.GET('/api/register/people/{id}', { params: { path: { id } } })),
      staleTime: staleMs,
    })),
  });
  return new Map(
    ids.flatMap((id, index) => {
      const name = found[index]?.data?.name;
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}
