import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { SelfView } from '#contracts/access/views';
import { answerOf, api, quietApi } from './client.js';
import { isFault } from './fault.js';

const kept = 'duet.signed-in';

/** Whether somebody signed in with this browser: cookies no script reads cannot be asked. */
export const signedInHere = {
  get: () => localStorage.getItem(kept) === 'yes',
  set: (yes: boolean) => {
    localStorage.setItem(kept, yes ? 'yes' : 'no');
  },
};

export const selfQuery = {
  queryKey: ['self'],
  queryFn: async (): Promise<SelfView | null> => {
    if (!signedInHere.get()) return null;
    try {
      return await answerOf(quietApi.GET('/api/access/self'));
    } catch (error) {
      if (!isFault(error) || error.problem.status !== 401) throw error;
      signedInHere.set(false);
      return null;
    }
  },
  staleTime: Infinity,
};

export const PersonContext = createContext<SelfView | undefined>(undefined);

/** Who is signed in. @throws Error outside of the frame. */
export function usePerson(): SelfView {
  const person = useContext(PersonContext);
  if (!person) throw new Error('nobody has signed in here');
  return person;
}

/** Whose unit and roles count now: one's own, or of whom one stands in for. */
export function useRoles(): SelfView['roles'] {
  const person = usePerson();
  return (person.actsFor ?? person).roles;
}

/** Everybody who works with Duet here: a city's offices, some hundreds at most. */
export function usePeople() {
  return useQuery({
    queryKey: ['people'],
    queryFn: async () => {
      const people = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
        const page = await answerOf(api.GET('/api/access/people', { params: { query } }));
        people.push(...page.people);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return people;
    },
    staleTime: 5 * 60_000,
  });
}
