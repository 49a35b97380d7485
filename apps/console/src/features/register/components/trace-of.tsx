import type { TracePage } from '#contracts/register/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { everyPage } from '../../../shared/api/use-pages.js';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable } from '../../../shared/ui/data-table.js';
import { cityTime } from '../../../shared/ui/due.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { askTrace, useTrace } from '../api/queries.js';

const looksIn = (pages: readonly TracePage[]) => pages.flatMap(({ looks }) => looks);

type Look = TracePage['looks'][number];

/** Who looked at what in full, and why; which payments an account was given to. For heads. */
export function TraceOf({ id }: { id: string }) {
  const { t } = useWords();
  const names = useNames();
  const query = useTrace(id);
  return (
    <>
      <h2>{t('register:trace')}</h2>
      <Loaded query={query}>
        {({ pages }) => (
          <DataTable<Look>
            title={t('register:trace')}
            rows={looksIn(pages)}
            every={query.hasNextPage && (async () => looksIn(await everyPage(askTrace(id))))}
            rowKey={({ at, entryId, by }) => `${at}${entryId}${by}`}
            empty={<EmptyState text={t('register:noTrace')} />}
            columns={[
              { key: 'at', title: t('register:when'), text: ({ at }) => cityTime(at) },
              {
                key: 'by',
                title: t('register:who'),
                text: ({ by, byFor }) =>
                  byFor === undefined
                    ? names.person(by)
                    : t('register:standingIn', { by: names.person(by), absent: names.person(byFor) }),
              },
              {
                key: 'what',
                title: t('register:what'),
                text: ({ field, paymentId }) =>
                  field === undefined
                    ? t('register:gaveAccount', { payment: paymentId ?? '' })
                    : codeLabel(t, 'register', 'field', field),
              },
              {
                key: 'why',
                title: t('register:why'),
                text: ({ purpose, note }) =>
                  [purpose && codeLabel(t, 'register', 'purpose', purpose), note]
                    .filter((words) => typeof words === 'string')
                    .join(': '),
              },
            ]}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}
