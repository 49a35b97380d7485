import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { PersonContext, selfQuery } from '../shared/api/person.js';
import { useWords } from '../shared/i18n/i18n.js';
import { Frame } from './frame.js';
import { PageFault } from './page-states.js';

const SignInPage = lazy(() =>
  import('../features/access/routes/sign-in-page.js').then((page) => ({ default: page.SignInPage })),
);
const SessionOverDialog = lazy(() =>
  import('../features/access/components/session-over-dialog.js').then((dialog) => ({
    default: dialog.SessionOverDialog,
  })),
);

/** Whoever is signed in gets the frame; everybody else the sign-in, at whatever address they came. */
export function Entrance() {
  const { t } = useWords();
  const queries = useQueryClient();
  const self = useQuery(selfQuery);
  if (self.isError) return <PageFault error={self.error} reset={() => void self.refetch()} />;
  if (self.data === undefined) return <p className="opening">{t('loading')}</p>;
  if (self.data === null) {
    return (
      <Suspense fallback={<p className="opening">{t('loading')}</p>}>
        <SignInPage onSignedIn={() => void queries.invalidateQueries({ queryKey: ['self'] })} />
      </Suspense>
    );
  }
  const { account, personId } = self.data;
  return (
    <PersonContext value={self.data}>
      <Frame>
        <Outlet />
      </Frame>
      <Suspense>
        <SessionOverDialog account={account} personId={personId} />
      </Suspense>
    </PersonContext>
  );
}
