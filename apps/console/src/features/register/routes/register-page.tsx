import type { OrganisationView } from '#contracts/register/views';
import { answerOf, api } from '../../../shared/api/client.js';
import { usePages } from '../../../shared/api/use-pages.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import type { TabProps } from '../../../shared/ui/tab-props.js';

/** The organisations of the register. */
export function RegisterPage(_: TabProps) {
  const { t } = useWords();
  const query = usePages(['register', 'organisations'], (page) =>
    answerOf(api.GET('/api/register/organisations', { params: { query: page } })),
  );
  return (
    <>
      <h1>{t('menu.register')}</h1>
      <Loaded query={query}>
        {({ pages }) => (
          <DataTable<OrganisationView>
            title={t('register:organisations')}
            rows={pages.flatMap(({ organisations }) => organisations)}
            rowKey={({ subjectId }) => subjectId}
            empty={<EmptyState text={t('register:noOrganisations')} />}
            columns={[
              { key: 'name', title: t('fields.name'), text: ({ name }) => name },
              { key: 'code', title: t('fields.creditCode'), text: ({ creditCode }) => creditCode ?? '' },
            ]}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}
