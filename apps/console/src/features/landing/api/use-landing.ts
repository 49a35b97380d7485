import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../shared/api/client.js';

/** The landing of a case, cut to what this person may see. */
export function useLanding(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'landing'],
    queryFn: () =>
      answerOf(api.GET('/api/landing/cases/{id}', { params: { path: { id: caseId } } })),
  });
}

/** What each clause asks for, in the words of the terms; what was erased is left out. */
export function useConditions(caseId: string): ReadonlyMap<string, string> {
  const view = useQuery({
    queryKey: ['case', caseId, 'conditions'],
    queryFn: () =>
      answerOf(api.GET('/api/negotiation/cases/{id}/conditions', { params: { path: { id: caseId } } })),
  }).data;
  const conditions = view?.conditions ?? [];
  return new Map(
    conditions.flatMap(({ clauseId, condition }) => (condition === null ? [] : [[clauseId, condition]])),
  );
}
