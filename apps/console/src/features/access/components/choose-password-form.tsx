import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import type { SignedIn } from '#contracts/access/views';
import { passwordFault, passwordLengthMin } from '#domain/access/people';
import { tellFault } from '../../../shared/api/tell-fault.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { changePassword, type Credentials } from '../api/sign-in.js';
import { PlainField } from './plain-field.js';

/** One's own password instead of the one somebody else gave; checked by the service's own rule. */
export function ChoosePasswordForm({
  given,
  onSignedIn,
}: {
  given: Credentials;
  onSignedIn: (signedIn: SignedIn) => void;
}) {
  const { t } = useWords();
  const [chosen, setChosen] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const change = useMutation({
    mutationFn: changePassword,
    networkMode: 'always',
    onSuccess: onSignedIn,
  });
  const rule = t('access:choose.rule', { count: passwordLengthMin });
  const bad = passwordFault(chosen, { account: given.account, before: given.password }) !== undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!bad && chosen === again) change.mutate({ ...given, newPassword: chosen });
  };
  const secret = { type: 'password', autoComplete: 'new-password' } as const;
  return (
    <form ref={place} name="choose-password" className="plain-form" onSubmit={submit}>
      <p role="status">{t('access:choose.why')}</p>
      <PlainField
        label={t('access:choose.new')}
        name="new"
        hint={rule}
        fault={tried && bad ? rule : undefined}
        value={chosen}
        onChange={({ target }) => {
          setChosen(target.value);
        }}
        {...secret}
      />
      <PlainField
        label={t('access:choose.again')}
        name="again"
        fault={tried && chosen !== again ? t('access:choose.different') : undefined}
        value={again}
        onChange={({ target }) => {
          setAgain(target.value);
        }}
        {...secret}
      />
      {change.error && (
        <p role="alert" className="fault">
          {tellFault(t, change.error).title}
        </p>
      )}
      <button type="submit" className="plain primary" disabled={change.isPending}>
        {t('access:choose.done')}
      </button>
    </form>
  );
}
