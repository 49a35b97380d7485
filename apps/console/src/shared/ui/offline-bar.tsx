import { useSyncExternalStore } from 'react';
import { useWords } from '../i18n/i18n.js';

function listen(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Says that the connection is lost for as long as it is; what was typed stays where it is. */
export function OfflineBar() {
  const { t } = useWords();
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <div role="status" className="offline-bar" hidden={online}>
      {!online && t('offline')}
    </div>
  );
}
