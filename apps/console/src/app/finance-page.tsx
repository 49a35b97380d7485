import { getRouteApi } from '@tanstack/react-router';
import { FinancePage as Page } from '../features/reward/routes/finance-page.js';

const route = getRouteApi('/finance');

/** Which of its tabs is open stands in the address. */
export function FinancePage() {
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return <Page tab={tab} choose={(next) => void navigate({ search: { tab: next }, replace: true })} />;
}
