import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { NegotiationView } from '#contracts/negotiation/views';
import { numberSaid } from '#domain/shared/numbered';
import { useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { sumOfFen } from '../../../shared/money/amount.js';
import { saveFile } from '../../../shared/sheet/save-file.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { wan } from '../../../shared/ui/money.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useFindings, useParties } from '../api/use-background.js';
import { totalOfClause, type Clause } from '../model/draft.js';
import { clauseName } from './clause-names.js';

interface ClauseTableProps {
  readonly view: NegotiationView;
}

/** The clauses with their ground, condition and findings, and their money year by year. */
export function ClauseTable({ view }: ClauseTableProps) {
  const { t } = useWords();
  const clauses = view.terms?.clauses ?? [];
  const years = yearsOf(clauses);
  const title = t('negotiation:clauses');
  const save = useExport(view, years);
  if (clauses.length === 0) return <EmptyState text={t('negotiation:noClauses')} />;
  return (
    <section aria-label={title}>
      <div className="table-tools">
        <h2>{title}</h2>
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void save()}>
          {t('export')}
        </Button>
      </div>
      <div className="scrolls" role="region" aria-label={title} tabIndex={0}>
        <table className="clauses">
          <thead>
            <tr>
              <th scope="col">{t('negotiation:clause')}</th>
              <th scope="col">{t('negotiation:groundAndCondition')}</th>
              <th scope="col">{t('negotiation:proof')}</th>
              <th scope="col">{t('fields.findings')}</th>
              {years.map((year) => (
                <th key={year} scope="col" className="money">
                  {t('negotiation:yearWan', { year })}
                </th>
              ))}
              <th scope="col" className="money">
                {t('negotiation:totalWan')}
              </th>
            </tr>
          </thead>
          <tbody>
            {clauses.map((clause) => (
              <ClauseRow key={clause.clauseId} {...{ clause, years, view }} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t('negotiation:total')}
              </th>
              {years.map((year) => (
                <td key={year} className="money">
                  <MoneyShown fen={sumOfFen(clauses.map((clause) => amountIn(clause, year)))} unit={false} />
                </td>
              ))}
              <td className="money">
                <MoneyShown fen={view.terms?.total} unit={false} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

interface ClauseRowProps {
  readonly view: NegotiationView;
  readonly clause: Clause;
  readonly years: readonly number[];
}

function ClauseRow({ view, clause, years }: ClauseRowProps) {
  const { t } = useWords();
  const names = useNames();
  const words = useFindings(view.caseId);
  const ground = useGround();
  const party = useParties(view.case).find(({ id }) => id === clause.beneficiaryId);
  return (
    <tr>
      <th scope="row">
        {clauseName(t, clause.clauseId)}
        <span>{names.nameIn('clauseKinds', clause.kind)}</span>
        <small>{party?.name ?? clause.beneficiaryId}</small>
      </th>
      <td>
        <p>{clause.condition}</p>
        <small>{ground(clause)}</small>
      </td>
      <td>
        <span className="figure">{clause.milestoneDueOn}</span>
        <span>{names.nameIn('evidenceKinds', clause.evidenceKind)}</span>
        <small>{names.nameIn('units', clause.responsibleUnitId)}</small>
        <small>{names.nameIn('funds', clause.fundId)}</small>
      </td>
      <td>
        {clause.findings.length === 0 && (
          <StateTag code="uncited" tone="bad" label={t('negotiation:citesNone')} />
        )}
        {clause.findings.map((number) => (
          <span key={number} className="cited">
            <strong>{t('negotiation:findingNo', { number })}</strong> {words.get(number)}
          </span>
        ))}
      </td>
      {years.map((year) => (
        <td key={year} className="money">
          {amountIn(clause, year) === undefined ? '—' : <MoneyShown fen={amountIn(clause, year)} unit={false} />}
        </td>
      ))}
      <td className="money">
        <MoneyShown fen={totalOfClause(clause)} unit={false} />
      </td>
    </tr>
  );
}

/** On what a clause rests: the policy with its document and number, or the reason for this case alone. */
export function useGround(): (clause: Clause) => string {
  const { t } = useWords();
  const names = useNames();
  const policies = useCatalogue().data?.policyClauses ?? [];
  return ({ policyClauseId, oneCaseReason }) => {
    if (policyClauseId === undefined) {
      return `${codeLabel(t, 'negotiation', 'basis', 'oneCaseReason')}：${oneCaseReason ?? t('negotiation:erased')}`;
    }
    const policy = policies.find(({ id }) => id === policyClauseId);
    const source = [policy?.document, policy?.number, policy?.section].filter(Boolean).join(' ');
    return [names.nameIn('policyClauses', policyClauseId), source].filter(Boolean).join('　');
  };
}

function amountIn({ shares }: Clause, year: number): string | undefined {
  return shares.find(({ fiscalYear }) => fiscalYear === year)?.amount;
}

function yearsOf(clauses: readonly Clause[]): readonly number[] {
  const years = clauses.flatMap(({ shares }) => shares.map(({ fiscalYear }) => fiscalYear));
  return [...new Set(years)].sort((a, b) => a - b);
}

/** The table as a sheet: what is shown, a column each. */
function useExport({ case: facts, terms }: NegotiationView, years: readonly number[]): () => Promise<void> {
  const { t } = useWords();
  const names = useNames();
  const ground = useGround();
  const parties = new Map(useParties(facts).map(({ id, name }) => [id, name]));
  return async () => {
    const { writeSheet } = await import('../../../shared/sheet/write-sheet.js');
    const title = t('negotiation:clauses');
    const head = [
      t('negotiation:clause'),
      t('negotiation:fields.kind'),
      t('negotiation:fields.beneficiaryId'),
      t('negotiation:fields.basis'),
      t('negotiation:fields.condition'),
      t('negotiation:fields.evidenceKind'),
      t('negotiation:fields.milestoneDueOn'),
      t('fields.responsibleUnitId'),
      t('fields.fundId'),
      t('fields.findings'),
      ...years.map((year) => t('negotiation:yearWan', { year })),
      t('negotiation:totalWan'),
    ];
    const rows = (terms?.clauses ?? []).map((clause) => [
      numberSaid(clause.clauseId),
      names.nameIn('clauseKinds', clause.kind),
      parties.get(clause.beneficiaryId) ?? clause.beneficiaryId,
      ground(clause),
      clause.condition ?? '',
      names.nameIn('evidenceKinds', clause.evidenceKind),
      clause.milestoneDueOn,
      names.nameIn('units', clause.responsibleUnitId),
      names.nameIn('funds', clause.fundId),
      clause.findings.join('、'),
      ...years.map((year) => (amountIn(clause, year) === undefined ? '' : wan(amountIn(clause, year) ?? '0'))),
      wan(totalOfClause(clause)),
    ]);
    saveFile(`${title}.xlsx`, writeSheet(title, [head, ...rows]));
  };
}
