import { WorkList } from '../features/journey/components/work-list.js';
import { usePerson } from '../shared/api/person.js';
import { useWords } from '../shared/i18n/i18n.js';

/** What waits for me, before anything else. */
export function WorkbenchPage() {
  const { t } = useWords();
  const { name } = usePerson();
  return (
    <>
      <h1>{t('journey:greeting', { name })}</h1>
      <p className="subtitle">{t('journey:keys')}</p>
      <WorkList noCase={() => undefined} />
    </>
  );
}
