import { useState } from 'react';
import { useWords } from '../../../shared/i18n/i18n.js';
import { SignInForm } from '../components/sign-in-form.js';
import { useWelcome } from '../api/welcome.js';

/** Who works here signs in; in demo mode everybody who may be played stands in a list. */
export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const { t, language } = useWords();
  const welcome = useWelcome();
  const [chosen, setChosen] = useState<string>();
  const demo = welcome.data?.demo;
  return (
    <main className="sign-in">
      <section className="card">
        <h1>{t('product')}</h1>
        <p className="subtitle">{welcome.data?.city[language]}</p>
        <SignInForm
          key={chosen ?? ''}
          account={chosen}
          password={chosen === undefined ? undefined : demo?.password}
          onSignedIn={onSignedIn}
        />
      </section>
      {demo && (
        <section className="card demo-accounts" aria-labelledby="demo-title">
          <h2 id="demo-title">{t('access:demo.title')}</h2>
          <p>{t(demo.password === undefined ? 'access:demo.askPassword' : 'access:demo.hint')}</p>
          <ul>
            {demo.accounts.map(({ account, name, unit, roles }) => (
              <li key={account}>
                <button
                  type="button"
                  className="plain"
                  aria-pressed={account === chosen}
                  onClick={() => {
                    setChosen(account);
                  }}
                >
                  {name} · {roles.map((role) => role[language]).join(t('listed'))} · {unit[language]}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
