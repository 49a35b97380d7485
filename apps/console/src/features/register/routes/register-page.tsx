import { useMay } from '../../../shared/api/may.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import type { TabProps } from '../../../shared/ui/tab-props.js';
import { Tabs } from '../../../shared/ui/tabs.js';
import { DuplicatesPart } from '../components/duplicates-part.js';
import { EntryPart } from '../components/entry-part.js';
import { OrganisationsPart, PeoplePart } from '../components/entry-lists.js';
import { SearchPart } from '../components/search-part.js';

/** Organisations and people as the register keeps them: masked, and every full look leaves a trace. */
export function RegisterPage({ tab = 'search', choose }: TabProps) {
  const { t } = useWords();
  const may = useMay();
  const [place = '', id] = tab.split('/');
  const open = (entry: string) => {
    choose(`entry/${entry}`);
  };
  const items = [
    ...(may('register.search') ? ['search'] : []),
    'organisations',
    ...(may('register.list-people') ? ['people'] : []),
    ...(may('register.find-duplicates') ? ['duplicates'] : []),
    ...(place === 'entry' ? [tab] : []),
  ];
  return (
    <>
      <h1>{t('menu.register')}</h1>
      <Tabs
        label={t('menu.register')}
        items={items.map((key) => ({ key, label: t(`register:tabs.${key.split('/')[0] ?? ''}`) }))}
        active={tab}
        onChange={choose}
      >
        {place === 'search' && <SearchPart open={open} />}
        {place === 'organisations' && <OrganisationsPart open={open} />}
        {place === 'people' && <PeoplePart open={open} />}
        {place === 'duplicates' && <DuplicatesPart open={open} />}
        {place === 'entry' && id !== undefined && <EntryPart key={id} id={id} open={open} />}
      </Tabs>
    </>
  );
}
