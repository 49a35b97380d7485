import { getRouteApi } from '@tanstack/react-router';
import { AdministrationPage as Page } from '../features/administration/routes/administration-page.js';

const route = getRouteApi('/administration');

/** Which of its tabs is open stands in the address. */
export function AdministrationPage() {
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return <Page tab={tab} choose={(next) => void navigate({ search: { tab: next }, replace: true })} />;
}
