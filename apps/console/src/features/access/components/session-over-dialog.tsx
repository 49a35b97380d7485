import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { SignedIn } from '#contracts/access/views';
import { onSessionOver } from '../../../shared/api/session.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Dialog } from '../../../shared/ui/dialog.js';

const SignInForm = lazy(() =>
  import('./sign-in-form.js').then((form) => ({ default: form.SignInForm })),
);

/**
 * Asks to sign in again where one is: what waits for the session is sent afterwards, and what was
 * typed is still there. Somebody else begins on a fresh page.
 */
export function SessionOverDialog({ account, personId }: { account: string; personId: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const resume = useRef<() => void>(undefined);
  useEffect(
    () =>
      onSessionOver(
        () =>
          new Promise((resolve) => {
            resume.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  const signedIn = ({ person }: SignedIn) => {
    if (person.personId !== personId) {
      location.assign('/');
      return;
    }
    setOpen(false);
    resume.current?.();
  };
  if (!open) return null;
  return (
    <Dialog title={t('access:over.title')}>
      <p>{t('access:over.content')}</p>
      <Suspense fallback={<p>{t('loading')}</p>}>
        <SignInForm account={account} onSignedIn={signedIn} />
      </Suspense>
    </Dialog>
  );
}
