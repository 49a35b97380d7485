import { getRouteApi } from '@tanstack/react-router';
import { RegisterPage as Page } from '../features/register/routes/register-page.js';

const route = getRouteApi('/register');

/** Which of its tabs is open stands in the address. */
export function RegisterPage() {
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return <Page tab={tab} choose={(next) => void navigate({ search: { tab: next }, replace: true })} />;
}
