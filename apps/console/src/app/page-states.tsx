import { Link } from '@tanstack/react-router';
import { useWords } from '../shared/i18n/i18n.js';
import { tellFault } from '../shared/api/tell-fault.js';

export function PagePending() {
  const { t } = useWords();
  return <p className="opening">{t('loading')}</p>;
}

/** A page that could not be shown at all; plain, because even its controls may not have come. */
export function PageFault({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useWords();
  const { title, advice } = tellFault(t, error);
  return (
    <div role="alert" className="opening">
      <h1>{title}</h1>
      <p>{advice}</p>
      <button type="button" className="plain framed" onClick={reset}>
        {t('again')}
      </button>
    </div>
  );
}

export function NoSuchPage() {
  const { t } = useWords();
  return (
    <div className="opening">
      <h1>{t('noSuchPage')}</h1>
      <Link to="/">{t('menu.workbench')}</Link>
    </div>
  );
}
