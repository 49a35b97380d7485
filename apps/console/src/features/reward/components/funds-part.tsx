import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../shared/api/may.js';
import { useNames } from '../../../shared/api/catalogue.js';
import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { amountColumn } from '../../../shared/ui/amount-column.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { appropriate } from '../api/commands.js';
import { fiscalYearNow, useFunds, type Fund } from '../api/finance.js';
import { FundBar } from './fund-bar.js';

type Line = Fund['lines'][number];

/** Each fund by fiscal year: as a bar, and the same figures as a table. */
export function FundsPart() {
  const { t } = useWords();
  const query = useFunds();
  return (
    <>
      <p className="purpose">{t('reward:tabPurposes.funds')}</p>
      <Loaded query={query}>
        {({ pages }) => {
          const funds = pages.flatMap((page) => page.funds);
          if (funds.length === 0) return <EmptyState text={t('reward:noFunds')} />;
          return funds.map((fund) => <FundCard key={fund.fundId} fund={fund} />);
        }}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}

function FundCard({ fund }: { fund: Fund }) {
  const { t, language } = useWords();
  const may = useMay();
  const names = useNames();
  const [adding, setAdding] = useState(false);
  const name = fund.name?.[language] ?? names.nameIn('funds', fund.fundId);
  return (
    <section className="card" aria-label={name}>
      <h2>{name}</h2>
      {fund.lines.map((line) => (
        <FundBar key={line.fiscalYear} line={line} />
      ))}
      <DataTable<Line>
        title={name}
        rows={fund.lines}
        rowKey={({ fiscalYear }) => String(fiscalYear)}
        empty={<EmptyState text={t('reward:noFundLines')} />}
        columns={useColumns()}
        tools={
          may('reward.appropriate') && (
            <Button
              onClick={() => {
                setAdding(true);
              }}
            >
              {commandTitle(t, 'reward', 'appropriate')}
            </Button>
          )
        }
      />
      <CommandDrawer
        spec={adding ? appropriate : undefined}
        id={fund.fundId}
        initial={thisYear}
        close={() => {
          setAdding(false);
        }}
      />
    </section>
  );
}

const thisYear = { fiscalYear: fiscalYearNow() };

const figures = ['appropriated', 'brought', 'recovered', 'carried', 'committed', 'reserved', 'paid', 'free'] as const;

function useColumns(): Column<Line>[] {
  const { t } = useWords();
  return [
    {
      key: 'year',
      title: t('fields.fiscalYear'),
      text: ({ fiscalYear }) => String(fiscalYear),
    },
    ...figures.map((name) => amountColumn(name, t(`reward:lines.${name}`), (line: Line) => line[name])),
  ];
}
