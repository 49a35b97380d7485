import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { ImportResult } from '../features/contact/components/import-result.js';
import { ImportUpload } from '../features/contact/components/import-upload.js';
import { useWords } from '../shared/i18n/i18n.js';
import { Steps } from '../shared/ui/steps.js';

const route = getRouteApi('/import');

/** A sheet of leads; which import is looked at stands in the address, so that a reload goes on. */
export function ImportPage() {
  const { t } = useWords();
  const { id } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <h1>{t('menu.import')}</h1>
      <Steps
        label={t('menu.import')}
        current={id === undefined ? 0 : 1}
        names={[t('contact:import.upload'), t('contact:import.follow')]}
      />
      {id === undefined ? (
        <ImportUpload onStarted={(importId) => void navigate({ search: { id: importId } })} />
      ) : (
        <>
          <ImportResult importId={id} />
          <Button onClick={() => void navigate({ search: {} })}>{t('contact:import.another')}</Button>
        </>
      )}
    </>
  );
}
