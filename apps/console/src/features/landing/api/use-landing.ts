import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../shared/api/client.js';

/** The landing of a case, cut to what this person may see. */
export function useLanding(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'landing'],
    queryFn: () =>
      answerOf(api.GET('/api/landing/cases/{id}', { params: { path: { id: caseId } } })),
  });
}
