import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../shared/api/client.js';

/** The negotiation of a case, cut to what this person may see. */
export function useNegotiation(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'negotiation'],
    queryFn: () =>
      answerOf(api.GET('/api/negotiation/cases/{id}', { params: { path: { id: caseId } } })),
  });
}
