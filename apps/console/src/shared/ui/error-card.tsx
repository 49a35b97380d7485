import { Alert, Button } from 'antd';
import { tellFault } from '../api/tell-fault.js';
import { useWords } from '../i18n/i18n.js';

export function ErrorCard({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords();
  const { title, advice } = tellFault(t, error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={advice}
      action={retry && <Button onClick={retry}>{t('again')}</Button>}
    />
  );
}
