import { WorkList } from '../features/journey/components/work-list.js';
import { RecentCases } from '../features/journey/components/recent-cases.js';
import { usePerson } from '../shared/api/person.js';
import { useWords } from '../shared/i18n/i18n.js';

/** What waits for me first, beside it where there is news. */
export function WorkbenchPage() {
  const { t } = useWords();
  const { name } = usePerson();
  return (
    <>
      <h1>{t('journey:greeting', { name })}</h1>
      <div className="two-columns">
        <section aria-label={t('journey:waiting')}>
          <WorkList noCase={() => undefined} />
        </section>
        <RecentCases />
      </div>
    </>
  );
}
