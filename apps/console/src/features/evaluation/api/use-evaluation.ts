import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../shared/api/client.js';

/** The evaluation of a case, cut to what this person may see. */
export function useEvaluation(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'evaluation'],
    queryFn: () =>
      answerOf(api.GET('/api/evaluation/cases/{id}', { params: { path: { id: caseId } } })),
  });
}
