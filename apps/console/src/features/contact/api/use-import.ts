import { useQuery } from '@tanstack/react-query';
import type { ImportView } from '#contracts/contact/views';
import { answerOf, api } from '../../../shared/api/client.js';

const pauseMs = 1000;
/** While it waits for people, what another one judges is seen soon enough. */
const judgingPauseMs = 5000;

/** An import as far as it is: looked at each second while it goes on, seldom while it waits. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: ['import', importId],
    queryFn: () =>
      answerOf(
        api.GET('/api/contact/imports/{id}', { params: { path: { id: importId } } }),
      ) as Promise<ImportView>,
    refetchInterval: ({ state }) => {
      if (state.data?.phase === 'finished') return false;
      return state.data?.phase === 'judging' ? judgingPauseMs : pauseMs;
    },
  });
}
