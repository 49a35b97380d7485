import { useQuery } from '@tanstack/react-query';
import { answerOf, quietApi } from '../../../shared/api/client.js';

/** What may be known before anybody has signed in. */
export function useWelcome() {
  return useQuery({
    queryKey: ['welcome'],
    queryFn: () => answerOf(quietApi.GET('/api/access/welcome')),
    staleTime: Infinity,
  });
}
