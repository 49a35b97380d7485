import type { NegotiationView } from '#contracts/negotiation/views';
import { useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import type { Choice } from '../../../shared/commands/command-spec.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { wan } from '../../../shared/ui/money.js';
import type { PolicyClause } from '../model/draft.js';
import { useFindings, useParties } from './use-background.js';

export interface EditorFacts {
  readonly rules: NegotiationView['rules'];
  /** In the city's time. */
  readonly today: string;
  readonly kinds: readonly Choice[];
  readonly beneficiaries: readonly Choice[];
  readonly policies: readonly Choice[];
  /** What each published clause settles. */
  readonly settledBy: readonly PolicyClause[];
  readonly kindOfOneCase: string | undefined;
  readonly funds: readonly Choice[];
  readonly units: readonly Choice[];
  readonly findings: readonly { readonly number: number; readonly text: string | null | undefined }[];
  /** Ids of the evidence that proves a kind of clause. */
  readonly evidenceOf: (kind: string) => readonly string[];
  readonly evidenceFor: (kind: string | undefined) => readonly Choice[];
}

const cityOffsetMs = 8 * 3_600_000;

/** Today in the city, wherever the browser is. */
export function cityToday(): string {
  return new Date(Date.now() + cityOffsetMs).toISOString().slice(0, 10);
}

/** Everything a clause may be made of: what the pack allowed when the negotiation opened, by name. */
export function useEditorFacts({ caseId, rules, findings, case: facts }: NegotiationView): EditorFacts {
  const { t } = useWords();
  const names = useNames();
  const catalogue = useCatalogue().data;
  const words = useFindings(caseId);
  const parties = useParties(facts);
  const evidenceOf = (kind: string): readonly string[] => {
    const usual = catalogue?.clauseKinds.find(({ id }) => id === kind)?.evidenceKinds ?? [];
    return usual.filter((each) => rules.evidenceKinds.includes(each));
  };
  const capOf = new Map(rules.policyClauses.map(({ policyClauseId, cap }) => [policyClauseId, cap]));
  const policies = names
    .choicesIn('policyClauses', rules.policyClauses.map(({ policyClauseId }) => policyClauseId))
    .map(({ value, label }) => {
      const cap = capOf.get(String(value));
      const named = cap === undefined ? label : t('negotiation:editor.capped', { label, cap: wan(cap) });
      return { value, label: named };
    });
  return {
    rules,
    today: cityToday(),
    kinds: names.choicesIn('clauseKinds', rules.clauseKinds),
    beneficiaries: parties.map(({ id, name }) => ({ value: id, label: name })),
    policies,
    settledBy: rules.policyClauses.map((clause) => {
      const said = catalogue?.policyClauses.find(({ id }) => id === clause.policyClauseId);
      const fundId = said?.fundId !== undefined && rules.funds.includes(said.fundId) ? said.fundId : undefined;
      // Terms are a Chinese document, whatever language the screen speaks.
      return { ...clause, fundId, condition: said?.condition?.zh };
    }),
    kindOfOneCase: catalogue?.clauseKinds.find(({ id, ofOneCase }) => ofOneCase && rules.clauseKinds.includes(id))?.id,
    funds: names.choicesIn('funds', rules.funds),
    units: names.choicesIn('units', rules.units),
    findings: findings.map((number) => ({ number, text: words.get(number) })),
    evidenceOf,
    evidenceFor: (kind) => {
      const fitting = kind === undefined ? [] : evidenceOf(kind);
      return names.choicesIn('evidenceKinds', fitting.length > 0 ? fitting : rules.evidenceKinds);
    },
  };
}
