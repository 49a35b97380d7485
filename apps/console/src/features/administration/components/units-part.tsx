import type { UnitList } from '#contracts/access/views';
import { usePeople } from '../../../shared/api/person.js';
import { useNames } from '../../../shared/api/catalogue.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { useUnits } from '../api/queries.js';

type Unit = UnitList['units'][number];

/** The units of the city’s pack, each with the unit above and how many people it has here. */
export function UnitsPart() {
  const { t, language } = useWords();
  const names = useNames();
  const people = usePeople().data ?? [];
  const countIn = (unitId: string) => people.filter((person) => person.unitId === unitId).length;
  return (
    <Loaded query={useUnits()}>
      {({ units }) => (
        <DataTable<Unit>
          title={t('administration:tabs.units')}
          rows={units}
          rowKey={({ unitId }) => unitId}
          empty={<EmptyState text={t('administration:noUnits')} />}
          columns={[
            { key: 'name', title: t('administration:unit'), width: 260, text: ({ name }) => name[language] },
            {
              key: 'parent',
              title: t('administration:above'),
              text: ({ parentId }) => (parentId === undefined ? '—' : names.nameIn('units', parentId)),
            },
            {
              key: 'people',
              title: t('administration:headcount'),
              figures: true,
              text: ({ unitId }) => String(countIn(unitId)),
            },
            { key: 'id', title: t('administration:id'), text: ({ unitId }) => unitId },
          ]}
        />
      )}
    </Loaded>
  );
}
