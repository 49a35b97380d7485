import { useMutation, useQueryClient, type InfiniteData, type Query } from '@tanstack/react-query';
import { useRef } from 'react';
import { isFault } from '../api/fault.js';
import { giveCommand, newKey } from '../api/give-command.js';

/**
 * Gives a command under a key that is kept until the service has answered: pressing the button
 * again after a lost connection means the same command, not a second one. Then everything that is
 * shown is asked for anew, but for what no command changes and for long lists of cases, which news of the
 * case puts right.
 */
export function useGive<Answer = unknown>(path: string) {
  const queries = useQueryClient();
  const key = useRef('');
  return useMutation({
    networkMode: 'always',
    mutationFn: async (body: unknown): Promise<Answer> => {
      if (key.current === '') key.current = newKey();
      try {
        const answer = await giveCommand<Answer>(path, body, key.current);
        key.current = '';
        return answer;
      } catch (error) {
        // What was sent first has taken effect; what is typed now is another command.
        if (isFault(error, 'key-used-for-another-body')) key.current = '';
        throw error;
      }
    },
    onSettled: () => {
      void queries.invalidateQueries({ predicate: isToldByNobodyElse });
    },
  });
}

function isToldByNobodyElse({ queryKey: [list], state }: Query): boolean {
  if (list === 'catalogue') return false;
  return list !== 'board' || (state.data as InfiniteData<unknown> | undefined)?.pages.length === 1;
}
