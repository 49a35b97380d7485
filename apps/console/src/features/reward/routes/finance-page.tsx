import type { FundView } from '#contracts/reward/views';
import { answerOf, api } from '../../../shared/api/client.js';
import { usePages } from '../../../shared/api/use-pages.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { wan } from '../../../shared/ui/money.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import type { TabProps } from '../../../shared/ui/tab-props.js';

type Line = FundView['lines'][number] & { readonly fundId: string; readonly fund: string };

const amounts = ['appropriated', 'committed', 'reserved', 'paid'] as const;

/** The funds, a line a fiscal year. */
export function FinancePage(_: TabProps) {
  const { t, language } = useWords();
  const query = usePages(['funds'], (page) =>
    answerOf(api.GET('/api/reward/funds', { params: { query: page } })),
  );
  const columns: Column<Line>[] = [
    { key: 'fund', title: t('fields.fundId'), text: ({ fund }) => fund },
    { key: 'year', title: t('fields.fiscalYear'), text: ({ fiscalYear }) => String(fiscalYear) },
    ...amounts.map((name) => ({
      key: name,
      title: t(`reward:lines.${name}`),
      figures: true,
      text: ({ [name]: fen }: Line) => wan(fen),
      show: ({ [name]: fen }: Line) => <MoneyShown fen={fen} unit={false} />,
    })),
  ];
  return (
    <>
      <h1>{t('menu.finance')}</h1>
      <Loaded query={query}>
        {({ pages }) => (
          <DataTable<Line>
            title={t('menu.finance')}
            rows={pages
              .flatMap(({ funds }) => funds)
              .flatMap(({ fundId, name, lines }) =>
                lines.map((line) => ({ ...line, fundId, fund: name?.[language] ?? fundId })),
              )}
            rowKey={({ fundId, fiscalYear }) => `${fundId}-${String(fiscalYear)}`}
            empty={<EmptyState text={t('reward:noFunds')} />}
            columns={columns}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}
