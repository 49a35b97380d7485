import type { Pack } from '#contracts/pack/pack';
import type { Sentence, Words } from '#domain/shared/sentences';

type Named = Pick<Pack, 'roles' | 'funds' | 'evidenceKinds' | 'policyClauses' | 'rubric'>;

/** What the city calls what a refusal's details name by code: its pack has a label for each. */
export function packWords({ roles, funds, evidenceKinds, policyClauses, rubric }: Named): Words {
  const evidence = new Map(evidenceKinds.map(({ evidenceKind, name }) => [evidenceKind, name]));
  const byDetail: Readonly<Record<string, ReadonlyMap<string, Sentence>>> = {
    role: new Map(Object.entries(roles.labels)),
    criteria: new Map(Object.entries(rubric.labels)),
    fundId: new Map(funds.map(({ fundId, name }) => [fundId, name])),
    policyClauseId: new Map(policyClauses.map(({ policyClauseId, name }) => [policyClauseId, name])),
    given: evidence,
    asked: evidence,
  };
  return (detail, value) => byDetail[detail]?.get(value);
}
