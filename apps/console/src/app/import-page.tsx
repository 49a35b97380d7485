import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ImportPreview } from '../features/contact/components/import-preview.js';
import { ImportResult } from '../features/contact/components/import-result.js';
import { ImportsPart } from '../features/contact/components/imports-part.js';
import { ImportUpload } from '../features/contact/components/import-upload.js';
import { useWords } from '../shared/i18n/i18n.js';
import { Steps } from '../shared/ui/steps.js';

const route = getRouteApi('/import');
const steps = { upload: 0, check: 1, follow: 2 } as const;

/** A sheet of leads; which import is looked at stands in the address, so that a reload goes on. */
export function ImportPage() {
  const { t } = useWords();
  const { id } = route.useSearch();
  const navigate = route.useNavigate();
  const [file, setFile] = useState<File>();
  const step = id !== undefined ? 'follow' : file ? 'check' : 'upload';
  const another = () => {
    setFile(undefined);
    void navigate({ search: {} });
  };
  return (
    <>
      <h1>{t('menu.import')}</h1>
      <Steps
        label={t('menu.import')}
        current={steps[step]}
        names={[t('contact:import.upload'), t('contact:import.check'), t('contact:import.follow')]}
      />
      {step === 'upload' && (
        <>
          <ImportUpload onChosen={setFile} />
          <ImportsPart open={(importId) => void navigate({ search: { id: importId } })} />
        </>
      )}
      {step === 'check' && file && (
        <ImportPreview
          file={file}
          onStarted={(importId) => void navigate({ search: { id: importId } })}
          onCancel={another}
        />
      )}
      {id !== undefined && (
        <>
          <ImportResult importId={id} />
          <button type="button" className="plain framed" onClick={another}>
            {t('contact:import.another')}
          </button>
        </>
      )}
    </>
  );
}
