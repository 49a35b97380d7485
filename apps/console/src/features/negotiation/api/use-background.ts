import { useQuery } from '@tanstack/react-query';
import type { EvaluationView } from '#contracts/evaluation/views';
import type { TermsComparison, NegotiationView } from '#contracts/negotiation/views';
import type { FundView } from '#contracts/reward/views';
import type { Role } from '#domain/shared/actor';
import { answerOf, api } from '../../../shared/api/client.js';
import { isFault } from '../../../shared/api/fault.js';
import { useRoles } from '../../../shared/api/person.js';
import { useRegisteredNames } from '../../../shared/register/registered-names.js';

/** The words of the findings, by number; none where this viewer does not see the evaluation. */
export function useFindings(caseId: string): ReadonlyMap<number, string | null> {
  const evaluation = useQuery({
    queryKey: ['case', caseId, 'evaluation'],
    queryFn: () =>
      answerOf(
        api.GET('/api/evaluation/cases/{id}', { params: { path: { id: caseId } } }),
      ) as Promise<EvaluationView>,
    retry: (failures, error) => failures < 2 && !isFault(error),
  }).data;
  return new Map(evaluation?.findings.map(({ number, text }) => [number, text]));
}

/** Whom the service tells how the funds stand; to others the question alone would be an error. */
const fundRoles: readonly Role[] = [
  'centre-officer',
  'centre-head',
  'unit-officer',
  'unit-head',
  'deputy-mayor',
  'finance-officer',
  'finance-head',
  'leader',
  'administrator',
];

/** The city's funds by year; undefined while they come and for whom they are not. */
export function useFunds(): readonly FundView[] | undefined {
  const roles = useRoles();
  return useQuery({
    queryKey: ['funds'],
    enabled: roles.some((role) => fundRoles.includes(role)),
    queryFn: async () => {
      const query = { limit: 100 };
      const { funds } = await answerOf(api.GET('/api/reward/funds', { params: { query } }));
      return funds;
    },
    staleTime: 15_000,
  }).data;
}

/** What became of the clauses from one version to another. */
export function useComparison(caseId: string, from: number, to: number) {
  return useQuery({
    queryKey: ['case', caseId, 'comparison', from, to],
    queryFn: () =>
      answerOf(
        api.GET('/api/negotiation/cases/{id}/versions/{from}/compare/{to}', {
          params: { path: { id: caseId, from, to } },
        }),
      ) as Promise<TermsComparison>,
    staleTime: Infinity,
  });
}

export interface Party {
  readonly id: string;
  readonly name: string;
}

/** Everybody a clause may benefit, by name: an organisation's own, a person's as the register shows it. */
export function useParties({ subjects }: NegotiationView['case']): readonly Party[] {
  const known = subjects.flatMap((subject): { id: string; name?: string }[] => {
    if (subject.kind === 'organisation') return [{ id: subject.subjectId, name: subject.name }];
    if (subject.kind === 'person') return [{ id: subject.subjectId }];
    return [subject.leaderId, ...subject.memberIds].map((id) => ({ id }));
  });
  const names = useRegisteredNames(known.flatMap(({ id, name }) => (name === undefined ? [id] : [])));
  return known.map(({ id, name }) => ({ id, name: name ?? names.get(id) ?? id }));
}
