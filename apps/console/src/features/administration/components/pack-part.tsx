import { useState } from 'react';
import type { PackFact, PackInForce } from '#contracts/access/pack-in-force';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { usePack } from '../api/queries.js';
import { PickOne } from '../../../shared/ui/pick.js';

/** By what this city’s Duet runs: every fact with its document, number and date, or marked a sample. */
export function PackPart() {
  return <Loaded query={usePack()}>{(pack) => <Pack pack={pack} />}</Loaded>;
}

function Pack({ pack: { version, city, calendar, facts } }: { pack: PackInForce }) {
  const { t, language } = useWords();
  const [part, setPart] = useState<string>();
  const parts = [...new Set(facts.map((fact) => fact.part))];
  const shown = facts.filter((fact) => part === undefined || fact.part === part);
  const samples = facts.filter(({ sample }) => sample).length;
  return (
    <>
      <Facts
        facts={[
          [t('administration:city'), city[language]],
          [t('administration:packVersion'), version],
          [t('administration:calendar'), t('administration:calendarUntil', calendar)],
          [t('administration:facts'), t('administration:factCount', { count: facts.length, samples })],
        ]}
      />
      <DataTable<PackFact>
        title={t('administration:tabs.pack')}
        rows={shown}
        rowKey={({ part: of, id }) => `${of} ${id}`}
        empty={<EmptyState text={t('administration:noFacts')} />}
        columns={useColumns()}
        tools={
          <PickOne
            className="filter"
            aria-label={t('administration:part')}
            placeholder={t('administration:part')}
            value={part}
            options={parts.map((value) => ({ value, label: t(`administration:parts.${value}`) }))}
            onChange={(chosen) => {
              setPart(chosen);
            }}
          />
        }
      />
    </>
  );
}

function useColumns(): Column<PackFact>[] {
  const { t, language } = useWords();
  const sourceOf = ({ sample }: PackFact) => (sample ? 'sample' : 'document');
  return [
    { key: 'part', title: t('administration:part'), text: ({ part }) => t(`administration:parts.${part}`) },
    {
      key: 'name',
      title: t('administration:fact'),
      width: 220,
      text: ({ name, id }) => name?.[language] ?? id,
    },
    {
      key: 'source',
      title: t('administration:source'),
      text: (fact) => t(`administration:sources.${sourceOf(fact)}`),
      show: (fact) => (
        <StateTag
          code={sourceOf(fact)}
          tone={fact.sample ? 'quiet' : 'good'}
          label={t(`administration:sources.${sourceOf(fact)}`)}
        />
      ),
    },
    { key: 'document', title: t('administration:document'), width: 240, text: ({ document }) => document ?? '' },
    { key: 'number', title: t('administration:number'), text: ({ number }) => number ?? '' },
    { key: 'date', title: t('administration:date'), text: ({ date }) => date ?? '' },
    { key: 'section', title: t('administration:section'), text: ({ section }) => section ?? '' },
    { key: 'note', title: t('administration:note'), width: 240, text: ({ note }) => note ?? '' },
  ];
}
