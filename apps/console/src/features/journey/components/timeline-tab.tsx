import { Button } from 'antd';
import { useState } from 'react';
import type { TimelineView } from '#contracts/journey/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { cityTime } from '../../../shared/ui/due.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { useTimeline } from '../api/queries.js';

type Entry = TimelineView['entries'][number];

/** What happened, newest day first; what the clock and the services did stands back. */
export function TimelineTab({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const [onlyPeople, setOnlyPeople] = useState(false);
  const query = useTimeline(caseId);
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.entries);
        const shown = entries.filter(({ by }) => !onlyPeople || by.kind === 'person').reverse();
        return (
          <>
            <div className="table-tools">
              <Button
                aria-pressed={onlyPeople}
                type={onlyPeople ? 'primary' : 'default'}
                onClick={() => {
                  setOnlyPeople(!onlyPeople);
                }}
              >
                {t('journey:onlyPeople')}
              </Button>
              <MoreButton query={query} words={t('journey:newer')} />
            </div>
            {shown.length === 0 && <EmptyState text={t('journey:quiet')} />}
            {byDay(shown).map(([day, ofDay]) => (
              <section key={day} aria-label={day}>
                <h2>{day}</h2>
                <ol className="timeline">
                  {ofDay.map((entry) => (
                    <TimelineEntry key={`${entry.at}-${entry.stage}-${entry.type}`} entry={entry} />
                  ))}
                </ol>
              </section>
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

function TimelineEntry({ entry: { at, by, sentence, stage } }: { entry: Entry }) {
  const { t } = useWords();
  const names = useNames();
  const who = by.kind === 'person' ? names.person(by.personId) : t(`journey:by.${by.kind}`);
  return (
    <li className={by.kind}>
      <span className="figure">{cityTime(at).slice(11)}</span> <b>{t(`stages.${stage}`)}</b> {sentence}{' '}
      <small>{who}</small>
    </li>
  );
}

function byDay(entries: readonly Entry[]): [string, Entry[]][] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = cityTime(entry.at).slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
