import { useQuery } from '@tanstack/react-query';
import type { CaseView } from '#contracts/journey/views';
import type { NegotiationView } from '#contracts/negotiation/views';
import { answerOf, api } from '../../../shared/api/client.js';

/** The landing of a case, cut to what this person may see. */
export function useLanding(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'landing'],
    queryFn: () =>
      answerOf(api.GET('/api/landing/cases/{id}', { params: { path: { id: caseId } } })),
  });
}

/**
 * What each clause asks for, in the words of the terms: negotiation keeps them, and shows them to
 * whoever sees the negotiation. Empty for everybody else.
 */
export function useConditions(caseId: string): ReadonlyMap<string, string> {
  const path = { params: { path: { id: caseId } } };
  const row = useQuery({
    queryKey: ['case', caseId, 'row'],
    queryFn: () => answerOf(api.GET('/api/journey/cases/{id}', path)) as Promise<CaseView>,
  }).data;
  const terms = useQuery({
    queryKey: ['case', caseId, 'negotiation'],
    enabled: row?.stages.some(({ stage }) => stage === 'negotiation') === true,
    queryFn: () => answerOf(api.GET('/api/negotiation/cases/{id}', path)),
  }).data as NegotiationView | undefined;
  const clauses = terms?.terms?.clauses ?? [];
  return new Map(clauses.flatMap(({ clauseId, condition }) => (condition === null ? [] : [[clauseId, condition]])));
}
