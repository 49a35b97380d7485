import { useQuery } from '@tanstack/react-query';
import type { CaseView } from '#contracts/journey/views';
import { answerOf, api } from '../../../shared/api/client.js';
import { isFault } from '../../../shared/api/fault.js';

const triesMax = 6;
const pauseMs = 500;

/** The head of a case. A case that was opened a moment ago may not be told of yet: it is asked for again. */
export function useCaseRow(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'row'],
    queryFn: () =>
      answerOf(api.GET('/api/journey/cases/{id}', { params: { path: { id: caseId } } })) as Promise<CaseView>,
    retry: (failures, error) =>
      failures < triesMax && (!isFault(error) || error.problem.code === 'unknown-case'),
    retryDelay: pauseMs,
  });
}
