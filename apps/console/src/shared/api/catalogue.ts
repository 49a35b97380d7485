import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Catalogue } from '#contracts/access/catalogue';
import type { Choice } from '../commands/command-spec.js';
import { currentLanguage, useWords, type Language } from '../i18n/i18n.js';
import { answerOf, api } from './client.js';
import { usePeople } from './person.js';

type Named = { readonly id: string; readonly name: { readonly zh: string; readonly en: string } };
export type NamedList = {
  [Key in keyof Catalogue]: Catalogue[Key] extends readonly Named[] ? Key : never;
}[keyof Catalogue];

export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    // The document knows the keys of labels as strings; the contract knows them by name.
    queryFn: async () => (await answerOf(api.GET('/api/access/catalogue'))) as unknown as Catalogue,
    staleTime: Infinity,
  });
}

/** Names for ids: of the pack's lists and of the people who work here. Unknown ids stay as they are. */
export function useNames() {
  const { language } = useWords();
  const catalogue = useCatalogue().data;
  const people = usePeople().data;
  return useMemo(() => namesIn(language, catalogue, people), [language, catalogue, people]);
}

type People = NonNullable<ReturnType<typeof usePeople>['data']>;

function namesIn(language: Language, catalogue: Catalogue | undefined, people: People | undefined) {
  const nameOf = new Map(people?.map(({ personId, name }) => [personId, name]));
  const nameIn = (list: NamedList, id: string | undefined): string => {
    if (id === undefined) return '—';
    const entries = (catalogue?.[list] ?? []) as readonly Named[];
    return entries.find((entry) => entry.id === id)?.name[language] ?? id;
  };
  return {
    nameIn,
    person: (id: string | undefined): string => (id === undefined ? '—' : (nameOf.get(id) ?? id)),
    choicesIn: (list: NamedList, only?: readonly string[]): Choice[] =>
      ((catalogue?.[list] ?? []) as readonly Named[])
        .filter(({ id }) => !only || only.includes(id))
        .map(({ id, name }) => ({ value: id, label: name[language] })),
    peopleChoices: (keep: (person: People[number]) => boolean): Choice[] =>
      (people ?? []).filter(keep).map(({ personId, name }) => ({ value: personId, label: name })),
  };
}

export function roleName(catalogue: Catalogue | undefined, role: keyof Catalogue['roles']): string {
  return catalogue?.roles[role][currentLanguage()] ?? role;
}
