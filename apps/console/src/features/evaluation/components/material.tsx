import type { EvaluationView } from '#contracts/evaluation/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Due } from '../../../shared/ui/due.js';
import { Facts } from '../../../shared/ui/facts.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { CaseMaterial } from './case-material.js';

/** What is to be judged, as far as a panel is told. */
export function Material({ view }: { view: EvaluationView }) {
  const { t } = useWords();
  const names = useNames();
  const { case: facts, rubric, opinionsDue } = view;
  const organisations = facts.subjects.flatMap((each) => (each.kind === 'organisation' ? [each] : []));
  const people = facts.subjects.length - organisations.length;
  return (
    <section className="material" aria-label={t('evaluation:material')}>
      <h2>{t('evaluation:material')}</h2>
      <Facts
        facts={[
          organisations.length > 0 && [
            t('fields.name'),
            organisations
              .map(({ name, creditCode }) => [name, creditCode].filter(Boolean).join(' '))
              .join('、'),
          ],
          people > 0 && [t('evaluation:talents'), t('evaluation:people', { count: people })],
          [t('fields.segment'), names.nameIn('segments', facts.segment)],
          [t('fields.district'), names.nameIn('districts', facts.district)],
          [t('fields.plannedInvestment'), <MoneyShown fen={facts.plannedInvestment} />],
          [t('fields.officerId'), names.person(facts.officerId)],
          [t('evaluation:passMark'), rubric.passMark],
          opinionsDue && [
            t('evaluation:opinionsDue'),
            <Due at={opinionsDue.at} provisional={opinionsDue.provisional} />,
          ],
        ]}
      />
      {view.readsMaterial && <CaseMaterial caseId={view.caseId} />}
    </section>
  );
}
