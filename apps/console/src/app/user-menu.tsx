import { roleName, useCatalogue } from '../shared/api/catalogue.js';
import { usePerson } from '../shared/api/person.js';
import { useWords } from '../shared/i18n/i18n.js';

/** Who one is signed in as, and the way out. */
export function UserMenu() {
  const { t } = useWords();
  const person = usePerson();
  const catalogue = useCatalogue().data;
  const roles = (person.actsFor ?? person).roles.map((role) => roleName(catalogue, role));
  const leave = async () => {
    const { signOut } = await import('../features/access/api/sign-in.js');
    await signOut();
    // A fresh page: nothing of what this person saw stays in memory.
    location.assign('/');
  };
  return (
    <details className="user-menu">
      <summary>{person.name}</summary>
      <div>
        <p>{roles.join(t('listed'))}</p>
        {person.actsFor && <p>{t('actsFor', { name: person.actsFor.name })}</p>}
        <button type="button" className="plain" onClick={() => void leave()}>
          {t('signOut')}
        </button>
      </div>
    </details>
  );
}
