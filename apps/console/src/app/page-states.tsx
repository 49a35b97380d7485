import { Link } from '@tanstack/react-router';
import { useWords } from '../shared/i18n/i18n.js';
import { ErrorCard } from '../shared/ui/error-card.js';

export function PagePending() {
  const { t } = useWords();
  return <p className="opening">{t('loading')}</p>;
}

export function PageFault({ error, reset }: { error: unknown; reset: () => void }) {
  return <ErrorCard error={error} retry={reset} />;
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
