import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../shared/api/client.js';

/** The reward of a case, cut to what this person may see. */
export function useReward(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'reward'],
    queryFn: () =>
      answerOf(api.GET('/api/reward/cases/{id}', { params: { path: { id: caseId } } })),
  });
}
