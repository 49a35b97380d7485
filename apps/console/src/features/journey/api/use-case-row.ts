import { useQuery } from '@tanstack/react-query';
import type { CaseView } from '#contracts/journey/views';
import { answerOf, api } from '../../../shared/api/client.js';
import { isFault } from '../../../shared/api/fault.js';

const triesMax = 12;
const pauseMs = 400;

/**
 * The head of a case. A case opened a moment ago may not be told of yet: whether it is there is asked
 * of the board, which says so without a fault, for about five seconds; then there is no such case.
 */
export function useCaseRow(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'row'],
    queryFn: async ({ signal, client, queryKey }): Promise<CaseView> => {
      if (client.getQueryData(queryKey) === undefined) await untilTold(caseId, signal);
      const params = { path: { id: caseId } };
      return answerOf(api.GET('/api/journey/cases/{id}', { params, signal }));
    },
    retry: (failures, error) => failures < 2 && !isFault(error),
  });
}

async function untilTold(caseId: string, signal: AbortSignal): Promise<void> {
  for (let tries = 0; tries < triesMax && !signal.aborted; tries += 1) {
    const query = { caseId, limit: 1 };
    const { cases } = await answerOf(api.GET('/api/journey/board', { params: { query }, signal }));
    if (cases.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
