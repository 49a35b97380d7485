import { getRouteApi } from '@tanstack/react-router';
import { CaseFilter } from '../features/journey/components/case-filter.js';
import { CaseTable } from '../features/journey/components/case-table.js';
import type { BoardFilter } from '../features/journey/api/queries.js';
import { useWords } from '../shared/i18n/i18n.js';

const route = getRouteApi('/cases');

/** All cases this person may see, by whatever the address says. */
export function CasesPage() {
  const { t } = useWords();
  const { view, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: BoardFilter) => {
    void navigate({ search: { ...(view !== undefined && { view }), ...next }, replace: true });
  };
  return (
    <>
      <h1>{t('menu.cases')}</h1>
      <div className="table-tools">
        <CaseFilter filter={filter} change={change} />
      </div>
      <CaseTable filter={filter} change={change} />
    </>
  );
}
