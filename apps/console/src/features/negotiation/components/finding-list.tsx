import { useWords } from '../../../shared/i18n/i18n.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { citationsOf } from '../model/citations.js';

interface FindingListProps {
  readonly findings: readonly { readonly number: number; readonly text: string | null | undefined }[];
  readonly clauses: readonly { readonly findings: readonly number[] }[];
}

/** What the committee found, and which clauses answer it. */
export function FindingList({ findings, clauses }: FindingListProps) {
  const { t } = useWords();
  const cited = citationsOf(findings.map(({ number }) => number), clauses);
  return (
    <section aria-label={t('negotiation:findings')}>
      <h2>{t('negotiation:findings')}</h2>
      {findings.length === 0 && <p>{t('negotiation:noFindings')}</p>}
      <ol className="said finding-list">
        {findings.map(({ number, text }, index) => (
          <li key={number}>
            <strong>{t('negotiation:findingNo', { number })}</strong>{' '}
            {cited[index]?.clauses.length === 0 ? (
              <StateTag code="uncited" tone="waiting" label={t('negotiation:uncited')} />
            ) : (
              <span className="cited-by">
                {cited[index]?.clauses.map((clause) => (
                  <span key={clause} className="chip">
                    {t('negotiation:clauseNo', { number: clause })}
                  </span>
                ))}
              </span>
            )}
            <p>{text ?? t('negotiation:textHidden')}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
