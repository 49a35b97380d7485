import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import type { SignedIn } from '#contracts/access/views';
import { isFault } from '../../../shared/api/fault.js';
import { tellFault } from '../../../shared/api/tell-fault.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { signIn, type Credentials } from '../api/sign-in.js';
import { ChoosePasswordForm } from './choose-password-form.js';
import { PlainField } from './plain-field.js';

/**
 * Account and password, on the sign-in page and in the dialog that asks again. Whoever was given a
 * password for one sign-in chooses their own first, and is then signed in with it.
 */
export function SignInForm({
  account = '',
  password = '',
  onSignedIn,
}: {
  account?: string | undefined;
  password?: string | undefined;
  onSignedIn: (signedIn: SignedIn) => void;
}) {
  const { t } = useWords();
  const [given, setGiven] = useState<Credentials>();
  const attempt = useMutation({
    mutationFn: signIn,
    networkMode: 'always',
    onSuccess: onSignedIn,
    onError: (error, credentials) => {
      if (isFault(error, 'password-change-needed')) setGiven(credentials);
    },
  });
  if (given) return <ChoosePasswordForm given={given} onSignedIn={onSignedIn} />;
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    attempt.mutate(credentialsIn(event.currentTarget));
  };
  return (
    <form name="sign-in" className="plain-form" onSubmit={submit}>
      <PlainField label={t('access:account')} name="account" defaultValue={account} autoComplete="username" />
      <PlainField
        label={t('access:password')}
        name="password"
        type="password"
        defaultValue={password}
        autoComplete="current-password"
      />
      {attempt.error && (
        <p role="alert" className="fault">
          {tellFault(t, attempt.error).title}
        </p>
      )}
      <button type="submit" className="plain primary" disabled={attempt.isPending}>
        {t('access:signIn')}
      </button>
    </form>
  );
}

function credentialsIn(form: HTMLFormElement): Credentials {
  const typed = new FormData(form);
  const text = (name: string) => {
    const value = typed.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { account: text('account').trim(), password: text('password') };
}
