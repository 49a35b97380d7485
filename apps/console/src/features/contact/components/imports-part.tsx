import type { ImportsPage } from '#contracts/contact/views';
import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { useNames } from '../../../shared/api/catalogue.js';
import { phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { cityTime } from '../../../shared/ui/due.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useImports } from '../api/use-imports.js';

type Listed = ImportsPage['imports'][number];

/** The sheets imported so far: whoever left one comes back to it here. */
export function ImportsPart({ open }: { open: (importId: string) => void }) {
  const { t } = useWords();
  const query = useImports();
  const columns = useColumns(open);
  return (
    <>
      <h2>{t('contact:import.earlier')}</h2>
      <Loaded query={query}>
        {({ pages }) => (
          <DataTable<Listed>
            title={t('contact:import.earlier')}
            whole={query.hasNextPage && (() => askForSheet('/api/contact/imports'))}
            rows={pages.flatMap(({ imports }) => imports)}
            rowKey={({ importId }) => importId}
            empty={<EmptyState text={t('contact:import.noneEarlier')} />}
            columns={columns}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}

function useColumns(open: (importId: string) => void): Column<Listed>[] {
  const { t } = useWords();
  const names = useNames();
  const fileOf = ({ fileName, importId }: Listed) => fileName ?? importId;
  const phaseOf = ({ phase, undone }: Listed) =>
    undone && phase === 'finished' ? t('contact:import.undoneShort') : phaseLabel(t, 'contact', phase);
  const counts = ['rows', 'opened', 'duplicates', 'refused', 'suspected'] as const;
  return [
    {
      key: 'file',
      title: t('contact:import.file'),
      width: 160,
      text: fileOf,
      show: (row) => (
        <button
          type="button"
          className="plain framed"
          onClick={() => {
            open(row.importId);
          }}
        >
          {fileOf(row)}
        </button>
      ),
    },
    { key: 'at', title: t('contact:import.startedAt'), width: 90, text: ({ startedAt }) => cityTime(startedAt) },
    { key: 'by', title: t('contact:import.by'), text: ({ officerId }) => names.person(officerId) },
    {
      key: 'phase',
      title: t('state'),
      text: phaseOf,
      show: (row) => <StateTag code={row.phase} label={phaseOf(row)} />,
    },
    ...counts.map((name): Column<Listed> => ({
      key: name,
      title: t(`contact:import.counts.${name}`),
      figures: true,
      text: (row) => String(row[name]),
    })),
  ];
}
