import { Alert, Button, Card } from 'antd';
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
      <Card>
        <h1>{t('product')}</h1>
        <p className="subtitle">{welcome.data?.city[language]}</p>
        <SignInForm
          key={chosen ?? ''}
          account={chosen}
          password={chosen === undefined ? undefined : demo?.password}
          onSignedIn={onSignedIn}
        />
      </Card>
      {demo && (
        <Card title={t('access:demo.title')} className="demo-accounts">
          <Alert
            type="info"
            title={t(demo.password === undefined ? 'access:demo.askPassword' : 'access:demo.hint')}
          />
          <ul>
            {demo.accounts.map(({ account, name, unit, roles }) => (
              <li key={account}>
                <Button
                  type={account === chosen ? 'primary' : 'text'}
                  onClick={() => {
                    setChosen(account);
                  }}
                >
                  {name} · {roles.map((role) => role[language]).join('、')} · {unit[language]}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </main>
  );
}
