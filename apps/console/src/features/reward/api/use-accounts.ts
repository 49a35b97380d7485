import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../shared/api/client.js';

/** The accounts of those who may be paid, numbers masked. */
export function useAccounts(ownerIds: readonly string[], enabled: boolean) {
  return useQuery({
    queryKey: ['accounts', ...ownerIds],
    enabled,
    queryFn: async () => {
      const pages = await Promise.all(
        ownerIds.map((ownerId) =>
          answerOf(api.GET('/api/register/accounts', { params: { query: { ownerId, limit: 100 } } })),
        ),
      );
      return pages.flatMap(({ accounts }) => accounts);
    },
  });
}
