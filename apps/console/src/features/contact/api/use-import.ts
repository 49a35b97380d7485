import { useQuery } from '@tanstack/react-query';
import type { ImportView } from '#contracts/contact/views';
import { answerOf, api } from '../../../shared/api/client.js';

const pauseMs = 1000;

/** An import as far as it is: looked at each second until it has finished. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: ['import', importId],
    queryFn: () =>
      answerOf(
        api.GET('/api/contact/imports/{id}', { params: { path: { id: importId } } }),
      ) as Promise<ImportView>,
    refetchInterval: ({ state }) => (state.data?.phase === 'finished' ? false : pauseMs),
  });
}
