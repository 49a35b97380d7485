import type { PersonListed } from '#contracts/access/views';
import { roleName, useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import { answerOf, api } from '../../../shared/api/client.js';
import { usePages } from '../../../shared/api/use-pages.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import type { TabProps } from '../../../shared/ui/tab-props.js';

/** Everybody who signs in here. */
export function AdministrationPage(_: TabProps) {
  const { t } = useWords();
  const names = useNames();
  const catalogue = useCatalogue().data;
  const query = usePages(['administration', 'people'], (page) =>
    answerOf(api.GET('/api/access/people', { params: { query: page } })),
  );
  return (
    <>
      <h1>{t('menu.administration')}</h1>
      <Loaded query={query}>
        {({ pages }) => (
          <DataTable<PersonListed>
            title={t('administration:people')}
            rows={pages.flatMap(({ people }) => people)}
            rowKey={({ personId }) => personId}
            empty={<EmptyState text={t('administration:noPeople')} />}
            columns={[
              { key: 'name', title: t('administration:name'), text: ({ name }) => name },
              { key: 'account', title: t('administration:account'), text: ({ account }) => account ?? '' },
              { key: 'unit', title: t('administration:unit'), text: ({ unitId }) => names.nameIn('units', unitId) },
              {
                key: 'roles',
                title: t('administration:roles'),
                text: ({ roles }) => roles.map((role) => roleName(catalogue, role)).join('、'),
              },
            ]}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}
