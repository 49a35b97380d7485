import type { BatchView } from '#contracts/reward/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { codeLabel, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { amountColumn } from '../../../shared/ui/amount-column.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { yuan } from '../../../shared/ui/money.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { Steps } from '../../../shared/ui/steps.js';
import { useBatch } from '../api/finance.js';
import { paymentName } from '../api/names.js';
import { ExportPart } from './export-part.js';
import { Payee } from './payee.js';
import { ResultsPart } from './results-part.js';

type Line = BatchView['lines'][number];

const phases = ['placing', 'locked', 'exported', 'settling', 'settled'] as const;

/** One batch: control totals, the file that leaves, the bank’s answer, and its lines. */
export function BatchPart({ batchId }: { batchId: string }) {
  return <Loaded query={useBatch(batchId)}>{(view) => <Batch view={view} />}</Loaded>;
}

function Batch({ view }: { view: BatchView }) {
  const { t } = useWords();
  const names = useNames();
  const { batchId, phase, fundId, openedBy, commands } = view;
  const at = phases.findIndex((each) => each === phase);
  const hintOf = (name: string) => commands.find(({ command }) => command === name);
  return (
    <>
      <h2>
        {t('reward:batch')} <span className="figure">{batchId}</span>{' '}
        <StateTag code={phase} label={phaseLabel(t, 'reward', phase)} />
      </h2>
      {at >= 0 && (
        <Steps
          label={t('reward:batchSteps')}
          names={phases.map((each) => phaseLabel(t, 'reward', each))}
          current={phase === 'settled' ? phases.length : at}
        />
      )}
      <p className="purpose" role="status">
        {t(`reward:batchNext.${phase}`)}
      </p>
      <ControlTotals view={view} />
      <Facts
        facts={[
          [t('fields.fundId'), names.nameIn('funds', fundId)],
          [t('reward:openedBy'), names.person(openedBy)],
        ]}
      />
      <ResultsPart batchId={batchId} hint={hintOf('import-results')} view={view} />
      <ExportPart batchId={batchId} hint={hintOf('record-export')} locked={at > 0} />
      <Lines view={view} />
    </>
  );
}

/** Number and sum of the lines that leave: what the bank’s own receipt must say. */
function ControlTotals({ view: { totals, lines } }: { view: BatchView }) {
  const { t } = useWords();
  const of = (...states: readonly Line['state'][]) => lines.filter(({ state }) => states.includes(state));
  return (
    <dl className="totals" aria-label={t('reward:controlTotals')}>
      <div>
        <dt>{t('reward:totalCount')}</dt>
        <dd>{totals?.count ?? '—'}</dd>
      </div>
      <div>
        <dt>{t('reward:totalAmount')}</dt>
        <dd>{totals ? t('money.yuan', { amount: yuan(totals.total) }) : '—'}</dd>
      </div>
      {(['paid', 'returned', 'left-out'] as const).map((state) => (
        <div key={state}>
          <dt>{codeLabel(t, 'reward', 'lineState', state)}</dt>
          <dd>{of(state).length}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What did not match and what came back stand on top. */
function Lines({ view: { lines, mismatched } }: { view: BatchView }) {
  const { t } = useWords();
  const becauseOf = new Map(mismatched.map(({ line, because }) => [line, because]));
  const rank = ({ line, state }: Line) => (becauseOf.has(line) ? 0 : wrongStates.has(state) ? 1 : 2);
  const sorted = [...lines].sort((a, b) => rank(a) - rank(b) || a.line - b.line);
  return (
    <DataTable<Line>
      title={t('reward:batchLines')}
      rows={sorted}
      rowKey={({ line }) => String(line)}
      rowClass={(row) => (rank(row) < 2 ? 'wrong' : undefined)}
      empty={<EmptyState text={t('reward:noLines')} />}
      columns={useLineColumns(becauseOf)}
    />
  );
}

const wrongStates = new Set<Line['state']>(['returned', 'left-out']);

function useLineColumns(becauseOf: ReadonlyMap<number, string>): Column<Line>[] {
  const { t } = useWords();
  const stateOf = ({ state }: Line) => codeLabel(t, 'reward', 'lineState', state);
  const whyOf = ({ line, bankReason, code }: Line) =>
    [
      becauseOf.get(line),
      bankReason && codeLabel(t, 'reward', 'bankReason', bankReason),
      bankReason && t(`reward:advice.${bankReason}`),
      code !== undefined && codeLabel(t, 'reward', 'lineCode', code),
    ]
      .filter((words) => typeof words === 'string')
      .join(' ');
  return [
    { key: 'line', title: t('reward:line'), figures: true, text: ({ line }) => String(line) },
    {
      key: 'payee',
      title: t('reward:payee'),
      width: 220,
      text: ({ organisation, caseId }) => organisation ?? caseId,
      show: (row) => <Payee row={row} />,
    },
    { key: 'payment', title: t('fields.paymentId'), text: ({ paymentId }) => paymentName(t, paymentId) },
    amountColumn('amount', t('reward:columns.amount'), ({ amount }) => amount),
    {
      key: 'state',
      title: t('state'),
      text: stateOf,
      show: (row) => <StateTag code={row.state} label={stateOf(row)} />,
    },
    { key: 'why', title: t('reward:remark'), width: 260, text: whyOf },
  ];
}
