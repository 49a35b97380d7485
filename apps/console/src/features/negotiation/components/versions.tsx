import { useState } from 'react';
import type { NegotiationView, TermsComparison } from '#contracts/negotiation/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { wan } from '../../../shared/ui/money.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useComparison, useParties } from '../api/use-background.js';
import { totalOfClause, type Clause } from '../model/draft.js';
import { clauseName } from './clause-names.js';
import { useGround } from './clause-table.js';

type Field = TermsComparison['changed'][number]['fields'][number];

/** Two versions of the terms, and what became of the clauses between them. */
export function Versions({ view }: { view: NegotiationView }) {
  const { t } = useWords();
  const { versions } = view;
  const last = versions.at(-1)?.termsVersion ?? 0;
  const [chosen, choose] = useState<{ from?: number; to?: number }>({});
  const { from = last - 1, to = last } = chosen;
  if (versions.length < 2) return null;
  const pick = (name: 'from' | 'to', value: number) => (
    <label>
      {t(`negotiation:compare.${name}`)}{' '}
      <select
        value={value}
        onChange={({ target }) => {
          choose({ ...chosen, [name]: Number(target.value) });
        }}
      >
        {versions.map(({ termsVersion, total, clauses }) => (
          <option key={termsVersion} value={termsVersion}>
            {t('negotiation:compare.version', { version: termsVersion, total: wan(total), count: clauses })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section aria-label={t('negotiation:compare.title')} className="card">
      <h2>{t('negotiation:compare.title')}</h2>
      <p className="compared">
        {pick('from', from)} → {pick('to', to)}
      </p>
      <Compared key={`${String(from)}-${String(to)}`} {...{ view, from, to }} />
    </section>
  );
}

function Compared({ view, from, to }: { view: NegotiationView; from: number; to: number }) {
  const { t } = useWords();
  const said = useSaid(view);
  return (
    <Loaded query={useComparison(view.caseId, from, to)}>
      {({ added, removed, changed }) => {
        if (added.length + removed.length + changed.length === 0) {
          return <p>{t('negotiation:compare.same')}</p>;
        }
        return (
          <ul className="comparison">
            {added.map((clause) => (
              <Whole key={`added-${clause.clauseId}`} sort="added" {...{ clause }} text={said.whole(clause)} />
            ))}
            {removed.map((clause) => (
              <Whole key={`removed-${clause.clauseId}`} sort="removed" {...{ clause }} text={said.whole(clause)} />
            ))}
            {changed.map((pair) => (
              <li key={`changed-${pair.to.clauseId}`} className="changed">
                <StateTag code="changed" tone="going" label={t('negotiation:compare.changed')} />
                <strong>{clauseName(t, pair.to.clauseId)}</strong>
                <dl>
                  {pair.fields.map((field) => (
                    <div key={field}>
                      <dt>{t([`negotiation:fields.${field}`, `fields.${field}`])}</dt>
                      <dd>
                        <del>{said.field(pair.from, field)}</del> <span aria-label="→">→</span>{' '}
                        <ins>{said.field(pair.to, field)}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function Whole({ sort, clause, text }: { sort: 'added' | 'removed'; clause: Clause; text: string }) {
  const { t } = useWords();
  const Words = sort === 'added' ? 'ins' : 'del';
  return (
    <li className={sort}>
      <StateTag code={sort} tone={sort === 'added' ? 'good' : 'bad'} label={t(`negotiation:compare.${sort}`)} />
      <strong>{clauseName(t, clause.clauseId)}</strong> <Words>{text}</Words>
    </li>
  );
}

/** What a clause says, whole and field by field, as people read it. */
function useSaid({ case: facts }: NegotiationView) {
  const { t } = useWords();
  const names = useNames();
  const ground = useGround();
  const parties = new Map(useParties(facts).map(({ id, name }) => [id, name]));
  const field = (clause: Clause, name: Field): string => {
    switch (name) {
      case 'kind':
        return names.nameIn('clauseKinds', clause.kind);
      case 'beneficiaryId':
        return parties.get(clause.beneficiaryId) ?? clause.beneficiaryId;
      case 'basis':
        return ground(clause);
      case 'condition':
        return clause.condition ?? t('negotiation:erased');
      case 'evidenceKind':
        return names.nameIn('evidenceKinds', clause.evidenceKind);
      case 'milestoneDueOn':
        return clause.milestoneDueOn;
      case 'fundId':
        return names.nameIn('funds', clause.fundId);
      case 'responsibleUnitId':
        return names.nameIn('units', clause.responsibleUnitId);
      case 'findings':
        return clause.findings.map((number) => t('negotiation:findingNo', { number })).join(t('listed')) || t('negotiation:citesNone');
      case 'shares':
        return clause.shares
          .map(({ fiscalYear, amount }) => t('negotiation:compare.share', { year: fiscalYear, amount: wan(amount) }))
          .join('，');
    }
  };
  const whole = (clause: Clause): string =>
    [
      field(clause, 'kind'),
      field(clause, 'beneficiaryId'),
      field(clause, 'condition'),
      `${wan(totalOfClause(clause))} ${t('money.wan')}`,
    ].join(' · ');
  return { field, whole };
}
