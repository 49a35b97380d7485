import type { NegotiationView } from '#contracts/negotiation/views';
import type { useNames } from '../../../shared/api/catalogue.js';
import type { Choices } from '../../../shared/commands/command-spec.js';

/** What the fields of terms may be set to: what the pack allowed when the negotiation opened. */
export function termsChoices(
  { case: { subjects }, rules, findings, terms }: Pick<NegotiationView, 'case' | 'rules' | 'findings' | 'terms'>,
  { choicesIn }: ReturnType<typeof useNames>,
): Choices {
  const clauseIds = terms?.clauses.map(({ clauseId }) => clauseId) ?? [];
  return {
    'clauses.kind': choicesIn('clauseKinds', rules.clauseKinds),
    'clauses.beneficiaryId': subjects.map((subject) => ({
      value: subject.subjectId,
      label: subject.kind === 'organisation' ? subject.name : subject.subjectId,
    })),
    'clauses.basis.policyClauseId': choicesIn(
      'policyClauses',
      rules.policyClauses.map(({ policyClauseId }) => policyClauseId),
    ),
    'clauses.evidenceKind': choicesIn('evidenceKinds', rules.evidenceKinds),
    'clauses.fundId': choicesIn('funds', rules.funds),
    'clauses.responsibleUnitId': choicesIn('units', rules.units),
    'clauses.findings': findings.map((number) => ({ value: number, label: String(number) })),
    clauseIds: clauseIds.map((clauseId) => ({ value: clauseId, label: clauseId })),
  };
}
