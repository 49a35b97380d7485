import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { useNames } from '../../../shared/api/catalogue.js';
import { phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { amountColumn } from '../../../shared/ui/amount-column.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { cityTime } from '../../../shared/ui/due.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useBatches, type BatchRow } from '../api/finance.js';

/** Batches, the newest first. */
export function BatchesPart({ open }: { open: (batchId: string) => void }) {
  const { t } = useWords();
  const query = useBatches();
  const columns = useColumns(open);
  return (
    <>
      <p className="purpose">{t('reward:tabPurposes.batches')}</p>
      <Loaded query={query}>
        {({ pages }) => (
          <DataTable<BatchRow>
            title={t('reward:tabs.batches')}
            whole={query.hasNextPage && (() => askForSheet('/api/reward/batches'))}
            rows={pages.flatMap(({ batches }) => batches)}
            rowKey={({ batchId }) => batchId}
            empty={<EmptyState text={t('reward:empty.batches')} />}
            columns={columns}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}

function useColumns(open: (batchId: string) => void): Column<BatchRow>[] {
  const { t } = useWords();
  const names = useNames();
  const phaseOf = ({ phase }: BatchRow) => phaseLabel(t, 'reward', phase);
  return [
    {
      key: 'batch',
      title: t('reward:batch'),
      text: ({ batchId }) => batchId,
      show: ({ batchId }) => (
        <button
          type="button"
          className="plain framed"
          onClick={() => {
            open(batchId);
          }}
        >
          {batchId}
        </button>
      ),
    },
    { key: 'opened', title: t('reward:openedAt'), text: ({ openedAt }) => cityTime(openedAt) },
    { key: 'fund', title: t('fields.fundId'), text: ({ fundId }) => names.nameIn('funds', fundId) },
    {
      key: 'phase',
      title: t('state'),
      text: phaseOf,
      show: (row) => <StateTag code={row.phase} label={phaseOf(row)} />,
    },
    { key: 'lines', title: t('reward:lineCount'), figures: true, text: ({ lineCount }) => String(lineCount) },
    amountColumn('total', t('reward:columns.amount'), ({ totals }) => totals?.total),
    { key: 'by', title: t('reward:openedBy'), text: ({ openedBy }) => names.person(openedBy) },
  ];
}
