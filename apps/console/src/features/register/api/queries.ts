import { useQuery } from '@tanstack/react-query';
import type {
  AccountsPage,
  DuplicatesFound,
  OrganisationsPage,
  OrganisationView,
  PersonView,
  RegisterFound,
  RegisteredPeoplePage,
  TracePage,
} from '#contracts/register/views';
import type { FindDuplicates } from '#contracts/register/commands';
import { answerOf, api } from '../../../shared/api/client.js';
import { usePages, type Pages } from '../../../shared/api/use-pages.js';

export type Entry =
  | ({ readonly kind: 'organisation' } & OrganisationView)
  | ({ readonly kind: 'person' } & PersonView);

export function entryId(entry: Entry): string {
  return entry.kind === 'organisation' ? entry.subjectId : entry.personId;
}

/** By the register’s own ids: organisations begin with `org-`. */
export function kindOfId(id: string): Entry['kind'] {
  return id.startsWith('org-') ? 'organisation' : 'person';
}

export const askTrace = (id: string) => (query: { readonly limit: number; readonly cursor?: string }) =>
  answerOf(
    api.GET('/api/register/entries/{id}/trace', { params: { path: { id }, query } }),
  ) as Promise<TracePage>;

export function useSearch(q: string): Pages<RegisterFound> {
  return usePages(['register', 'search', q], (page) => {
    const query = { ...page, q };
    return answerOf(api.GET('/api/register/search', { params: { query } }));
  });
}

export function useOrganisations(): Pages<OrganisationsPage> {
  return usePages(
    ['register', 'organisations'],
    (query) =>
      answerOf(api.GET('/api/register/organisations', { params: { query } })) as Promise<OrganisationsPage>,
  );
}

export function usePeopleEntered(): Pages<RegisteredPeoplePage> {
  return usePages(
    ['register', 'people'],
    (query) =>
      answerOf(api.GET('/api/register/people', { params: { query } })) as Promise<RegisteredPeoplePage>,
  );
}

/** An entry as it stands; one that was merged answers with the entry it became part of. */
export function useEntry(id: string) {
  return useQuery({
    queryKey: ['register', 'entry', id],
    queryFn: async (): Promise<Entry> => {
      const params = { path: { id } };
      if (kindOfId(id) === 'organisation') {
        const found = await answerOf(api.GET('/api/register/organisations/{id}', { params }));
        return { kind: 'organisation', ...(found) };
      }
      const found = await answerOf(api.GET('/api/register/people/{id}', { params }));
      return { kind: 'person', ...(found) };
    },
  });
}

export function useAccountsOf(ownerId: string): Pages<AccountsPage> {
  return usePages(['register', 'accounts', ownerId], (page) => {
    const query = { ...page, ownerId };
    return answerOf(api.GET('/api/register/accounts', { params: { query } }));
  });
}

/** Who looked at what of an entry, and why: the newest first. */
export function useTrace(id: string): Pages<TracePage> {
  return usePages(['register', 'trace', id], askTrace(id));
}

export function useDuplicates(asked: FindDuplicates | undefined) {
  return useQuery({
    queryKey: ['register', 'duplicates', asked],
    enabled: asked !== undefined,
    queryFn: () =>
      answerOf(
        api.GET('/api/register/duplicates', { params: { query: asked as never } }),
      ) as Promise<DuplicatesFound>,
  });
}

export function useMergePreview(id: string, into: string | undefined) {
  return useQuery({
    queryKey: ['register', 'merge-preview', id, into],
    enabled: into !== undefined,
    queryFn: () => {
      const params = { path: { id }, query: { into: into ?? '' } };
      return answerOf(
        api.GET('/api/register/entries/{id}/merge-preview', { params }),
      );
    },
  });
}
