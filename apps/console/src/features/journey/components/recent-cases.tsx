import { Link } from '@tanstack/react-router';
import { phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { cityTime } from '../../../shared/ui/due.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useBoard } from '../api/queries.js';
import { nameOfCase } from '../api/case-name.js';

const lookedThrough = 100;
const shownMost = 10;

/** The cases in which something happened last. */
export function RecentCases() {
  const { t } = useWords();
  return (
    <section aria-label={t('journey:recent')} className="card">
      <h2>{t('journey:recent')}</h2>
      <Loaded query={useBoard({}, lookedThrough)}>
        {({ pages }) => {
          const cases = pages.flatMap((page) => page.cases);
          const newest = [...cases].sort((a, b) => (a.lastChangeAt < b.lastChangeAt ? 1 : -1));
          if (newest.length === 0) return <p className="subtitle">{t('journey:noCases')}</p>;
          return (
            <ul className="said">
              {newest.slice(0, shownMost).map((row) => (
                <li key={row.caseId}>
                  <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
                    {nameOfCase(t, row)}
                  </Link>{' '}
                  <StateTag code={row.phase} label={phaseLabel(t, row.stage, row.phase)} />
                  <small className="figure">{cityTime(row.lastChangeAt)}</small>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
