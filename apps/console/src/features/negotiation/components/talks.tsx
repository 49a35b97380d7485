import type { NegotiationView } from '#contracts/negotiation/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { List } from '../../../shared/ui/list.js';
import { clauseName } from './clause-names.js';

/** Reviews for fair competition, and what the other side asked for, version by version. */
export function Talks({ view: { reviews, counters } }: { view: NegotiationView }) {
  const { t } = useWords();
  const names = useNames();
  if (reviews.length + counters.length === 0) return null;
  return (
    <section aria-label={t('negotiation:talks')} className="card">
      <h2>{t('negotiation:talks')}</h2>
      <List
        empty=""
        items={[
          ...counters.map(({ termsVersion, points, recordedBy }, index) => ({
            key: `counter-${String(index)}`,
            title: t('negotiation:counterOf', { version: termsVersion, name: names.person(recordedBy) }),
            text: [points ?? t('negotiation:erased')],
          })),
          ...reviews.map(({ termsVersion, clauseIds, on, basis, result, reviewerId }, index) => ({
            key: `review-${String(index)}`,
            title: t('negotiation:reviewOf', {
              version: termsVersion,
              result: codeLabel(t, 'negotiation', 'result', result),
              on,
              name: names.person(reviewerId),
            }),
            text: [clauseIds.map((clauseId) => clauseName(t, clauseId)).join(t('listed')), basis ?? t('negotiation:erased')],
          })),
        ]}
      />
    </section>
  );
}
