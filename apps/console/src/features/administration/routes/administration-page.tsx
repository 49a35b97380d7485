import { useWords } from '../../../shared/i18n/i18n.js';
import type { TabProps } from '../../../shared/ui/tab-props.js';
import { Tabs } from '../../../shared/ui/tabs.js';
import { DeputiesPart } from '../components/deputies-part.js';
import { PackPart } from '../components/pack-part.js';
import { PeoplePart } from '../components/people-part.js';
import { RolesPart } from '../components/roles-part.js';
import { StuckPart } from '../components/stuck-part.js';
import { UnitsPart } from '../components/units-part.js';

const parts = ['people', 'units', 'roles', 'deputies', 'pack', 'stuck'] as const;

/** Who works here and as what, by which rules of the city, and what has come to a stop. */
export function AdministrationPage({ tab = 'people', choose }: TabProps) {
  const { t } = useWords();
  return (
    <>
      <h1>{t('menu.administration')}</h1>
      <Tabs
        label={t('menu.administration')}
        items={parts.map((key) => ({ key, label: t(`administration:tabs.${key}`) }))}
        active={tab}
        onChange={choose}
      >
        {tab === 'people' && <PeoplePart />}
        {tab === 'units' && <UnitsPart />}
        {tab === 'roles' && <RolesPart />}
        {tab === 'deputies' && <DeputiesPart />}
        {tab === 'pack' && <PackPart />}
        {tab === 'stuck' && <StuckPart />}
      </Tabs>
    </>
  );
}
