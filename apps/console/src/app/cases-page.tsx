import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { lazy, Suspense } from 'react';
import { CaseFilter } from '../features/journey/components/case-filter.js';
import { CaseTable } from '../features/journey/components/case-table.js';
import type { BoardFilter } from '../features/journey/api/queries.js';
import { useWords } from '../shared/i18n/i18n.js';
import { PagePending } from './page-states.js';

const route = getRouteApi('/cases');
const BoardView = lazy(() => import('./board-view.js').then((board) => ({ default: board.BoardView })));

/** All cases this person may see, as board or table, by whatever the address says. */
export function CasesPage() {
  const { t } = useWords();
  const { view = 'board', ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: BoardFilter, shown = view) => {
    void navigate({ search: { view: shown, ...next }, replace: true });
  };
  const { stage: _, ...boardFilter } = filter;
  return (
    <>
      <h1>{t('menu.cases')}</h1>
      <div className="table-tools">
        <Segmented<'board' | 'table'>
          aria-label={t('board.view')}
          value={view}
          options={[
            { value: 'board', label: t('board.board') },
            { value: 'table', label: t('board.table') },
          ]}
          onChange={(shown: 'board' | 'table') => {
            go(filter, shown);
          }}
        />
        <CaseFilter filter={filter} change={go} />
      </div>
      {view === 'table' ? (
        <CaseTable filter={filter} change={go} />
      ) : (
        <Suspense fallback={<PagePending />}>
          <BoardView filter={boardFilter} />
        </Suspense>
      )}
    </>
  );
}
