import { Link } from '@tanstack/react-router';
import { Alert, Progress, Segmented } from 'antd';
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
import { percentDone, rowsChosen, type RowChoice } from '../model/import-rows.js';
import { SuspectedRows } from './suspected-rows.js';
import { UndoImport } from './undo-import.js';

type Row = ImportView['rows'][number];

/** How far an import is, and what became of each row: what waits for a person first. */
export function ImportResult({ importId }: { importId: string }) {
  const { t } = useWords();
  return (
    <Loaded query={useImport(importId)}>
      {(view) => (
        <>
          <Progress percent={percentDone(view)} aria-label={t('contact:import.progress')} />
          <Notices view={view} />
          <SuspectedRows view={view} hint={hintOf(view, 'judge-row')} />
          <Counts view={view} />
          <UndoImport view={view} hint={hintOf(view, 'undo-import')} />
          {view.refused > 0 && view.phase === 'finished' && (
            <p>
              <a href={`/api/contact/imports/${encodeURIComponent(importId)}/refused-rows`} download>
                {t('contact:import.refusedRows')}
              </a>
            </p>
          )}
          <RowTable view={view} />
        </>
      )}
    </Loaded>
  );
}

function hintOf({ commands }: ImportView, command: string) {
  return commands.find((hint) => hint.command === command);
}

/** What somebody has to know of the sheet before they look at single rows. */
function Notices({ view: { phase, totals, suspected } }: { view: ImportView }) {
  const { t } = useWords();
  const wrong = totals.filter(({ agrees }) => !agrees).map(({ row }) => row);
  return (
    <>
      {phase === 'judging' && (
        <Alert type="warning" showIcon role="status" title={t('contact:import.toJudge', { count: suspected })} />
      )}
      {wrong.length > 0 && (
        <p className="fault">{t('contact:import.totalsDiffer', { rows: wrong.join(t('listed')) })}</p>
      )}
    </>
  );
}

function Counts({ view }: { view: ImportView }) {
  const { t } = useWords();
  return (
    <Facts
      facts={[
        [t('phase'), <StateTag code={view.phase} label={phaseLabel(t, 'contact', view.phase)} />],
        [t('contact:import.file'), view.fileName],
        [t('contact:codes.rowResult.opened'), view.opened],
        [t('contact:codes.rowResult.duplicate'), view.duplicates],
        [t('contact:codes.rowResult.refused'), view.refused],
        [t('contact:codes.rowResult.suspected'), view.suspected],
        [t('contact:codes.rowResult.pending'), view.pending],
        view.undone && [t('contact:codes.rowResult.withdrawn'), view.withdrawn],
      ]}
    />
  );
}

function RowTable({ view: { rows, undone } }: { view: ImportView }) {
  const { t } = useWords();
  const [shown, setShown] = useState<RowChoice>('faulty');
  const count = (choice: RowChoice) => rowsChosen(rows, choice).length;
  const takenBack = {
    value: 'taken-back',
    label: t('contact:import.takenBack', { count: count('taken-back') }),
  } as const;
  const why = ({ because, faults, resembles }: Row) => {
    if (!resembles) return because ?? faults.join(t('listed'));
    return t('contact:import.resembles', { list: resembles.map(({ name }) => name).join(t('listed')) });
  };
  const empty = shown === 'faulty' ? t('contact:import.noFaults') : t('contact:import.noSuchRows');
  const label = ({ result }: Row) => codeLabel(t, 'contact', 'rowResult', result);
  return (
    <DataTable<Row>
      title={t('contact:import.rows')}
      rows={rowsChosen(rows, shown)}
      rowKey={({ row }) => String(row)}
      empty={<EmptyState text={empty} />}
      tools={
        <Segmented
          value={shown}
          onChange={setShown}
          options={[
            { value: 'faulty', label: t('contact:import.onlyFaulty', { count: count('faulty') }) },
            ...(undone ? [takenBack] : []),
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
          show: (row) => (
            <StateTag
              code={row.result}
              label={label(row)}
              {...(row.result === 'withdrawn' && { tone: 'quiet' })}
            />
          ),
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
