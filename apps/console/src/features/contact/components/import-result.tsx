import { Link } from '@tanstack/react-router';
import { Progress, Segmented } from 'antd';
import { useState } from 'react';
import type { ImportView } from '#contracts/contact/views';
import { codeLabel, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useImport } from '../api/use-import.js';

type Row = ImportView['rows'][number];

const wholePercent = 100;

/** How far an import is, and what became of each row: what was refused first. */
export function ImportResult({ importId }: { importId: string }) {
  const { t } = useWords();
  return (
    <Loaded query={useImport(importId)}>
      {(view) => {
        const done = view.rows.length - view.pending;
        const percent =
          view.phase === 'finished'
            ? wholePercent
            : Math.floor((wholePercent * done) / Math.max(1, view.rows.length));
        return (
          <>
            <Progress percent={percent} aria-label={t('contact:import.progress')} />
            <Facts
              facts={[
                [t('phase'), <StateTag code={view.phase} label={phaseLabel(t, 'contact', view.phase)} />],
                [t('contact:import.file'), view.fileName],
                [t('contact:codes.rowResult.opened'), view.opened],
                [t('contact:codes.rowResult.duplicate'), view.duplicates],
                [t('contact:codes.rowResult.refused'), view.refused],
                [t('contact:codes.rowResult.pending'), view.pending],
              ]}
            />
            {view.refused > 0 && view.phase === 'finished' && (
              <p>
                <a href={`/api/contact/imports/${encodeURIComponent(importId)}/refused-rows`} download>
                  {t('contact:import.refusedRows')}
                </a>
              </p>
            )}
            <RowTable rows={view.rows} />
          </>
        );
      }}
    </Loaded>
  );
}

function RowTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useWords();
  const [shown, setShown] = useState<'faulty' | 'all'>('faulty');
  const faulty = rows.filter(({ result }) => result === 'refused' || result === 'duplicate');
  const why = ({ because, faults }: Row) => because ?? faults.join('、');
  const label = ({ result }: Row) => codeLabel(t, 'contact', 'rowResult', result);
  return (
    <DataTable<Row>
      title={t('contact:import.rows')}
      rows={shown === 'all' ? rows : faulty}
      rowKey={({ row }) => String(row)}
      empty={<EmptyState text={t('contact:import.noFaults')} />}
      tools={
        <Segmented
          value={shown}
          onChange={setShown}
          options={[
            { value: 'faulty', label: t('contact:import.onlyFaulty', { count: faulty.length }) },
            { value: 'all', label: t('contact:import.allRows', { count: rows.length }) },
          ]}
        />
      }
      columns={[
        { key: 'row', title: t('contact:import.row'), figures: true, text: ({ row }) => String(row) },
        {
          key: 'result',
          title: t('contact:import.result'),
          text: label,
          show: (row) => <StateTag code={row.result} label={label(row)} />,
        },
        { key: 'why', title: t('contact:import.why'), text: why },
        {
          key: 'case',
          title: t('contact:import.case'),
          text: ({ caseId }) => caseId ?? '',
          show: ({ caseId }) =>
            caseId === undefined ? (
              '—'
            ) : (
              <Link to="/cases/$caseId" params={{ caseId }}>
                {t('board.openCase')}
              </Link>
            ),
        },
      ]}
    />
  );
}
