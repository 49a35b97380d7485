import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../shared/api/client.js';

/** The contact of a case, cut to what this person may see. */
export function useContact(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'contact'],
    queryFn: () =>
      answerOf(api.GET('/api/contact/cases/{id}', { params: { path: { id: caseId } } })),
  });
}
