import { Button } from 'antd';
import { useState } from 'react';
import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { useNames } from '../../../shared/api/catalogue.js';
import { useMay } from '../../../shared/api/may.js';
import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { amountColumn } from '../../../shared/ui/amount-column.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { PickOne } from '../../../shared/ui/pick.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { rewardCommands } from '../api/commands.js';
import { fiscalYearNow, useUnpaid, type UnpaidRow } from '../api/finance.js';
import { clauseName } from '../api/names.js';
import { BulkRefusals } from './bulk-refusals.js';
import { Payee } from './payee.js';
import { usePicks } from './picks.js';
import { PrepareDrawer } from './prepare-drawer.js';
import { usePrepareMany } from './prepare-many.js';
import { TakeMany } from './take-many.js';

/** Commitments no payment holds: this year’s are prepared, an earlier year’s carried over. */
export function UnpaidPart() {
  const { t } = useWords();
  const thisYear = fiscalYearNow();
  const [year, setYear] = useState(thisYear);
  const [preparing, setPreparing] = useState<UnpaidRow>();
  const [carrying, setCarrying] = useState<UnpaidRow>();
  const query = useUnpaid(year);
  const columns = useColumns(setPreparing, setCarrying);
  const rows = dueFirst(query.data?.pages.flatMap(({ commitments }) => commitments) ?? []);
  const mayPrepare = useMay()('reward.prepare-payment');
  const picks = usePicks(rows, keyOf, nameOf, (row) => mayPrepare && isPreparable(row));
  const many = usePrepareMany();
  return (
    <>
      <p className="purpose">{t('reward:tabPurposes.prepare')}</p>
      <BulkRefusals outcome={many.outcome} error={many.error} also={many.unready} />
      <Loaded query={query}>
        {() => (
          <DataTable<UnpaidRow>
            title={t('reward:tabs.prepare')}
            whole={query.hasNextPage && (() => askForSheet('/api/reward/unpaid', { fiscalYear: year }))}
            rows={rows}
            rowKey={keyOf}
            empty={<EmptyState text={t('reward:empty.prepare')} />}
            columns={[...(mayPrepare ? [picks.column] : []), ...columns]}
            tools={
              <>
                <PickOne
                  fixed
                  className="filter"
                  aria-label={t('fields.fiscalYear')}
                  value={year}
                  options={[thisYear - 1, thisYear, thisYear + 1, thisYear + 2].map((each) => ({
                    value: each,
                    label: t('reward:yearOf', { year: each }),
                  }))}
                  onChange={(chosen) => {
                    setYear(chosen ?? thisYear);
                  }}
                />
                {mayPrepare && picks.all}
                {mayPrepare && (
                  <TakeMany
                    title={commandTitle(t, 'reward', 'prepare-payment')}
                    picked={picks.picked}
                    pending={many.pending}
                    take={() => {
                      many.prepare(picks.picked, picks.clear);
                    }}
                  />
                )}
              </>
            }
          />
        )}
      </Loaded>
      <MoreButton query={query} />
      <PrepareDrawer due={preparing} choose={setPreparing} />
      <CommandDrawer
        spec={carrying && rewardCommands['carry-over']}
        id={carrying?.caseId ?? ''}
        fixed={carrying && { clauseId: carrying.clauseId, fiscalYear: carrying.fiscalYear }}
        close={() => {
          setCarrying(undefined);
        }}
      />
    </>
  );
}

const keyOf = ({ caseId, clauseId, fiscalYear }: UnpaidRow) =>
  `${caseId}/${clauseId}/${String(fiscalYear)}`;

const nameOf = ({ organisation, caseId }: UnpaidRow) => organisation ?? caseId;

/** Due, of this year: an earlier year's share is carried over first. */
function isPreparable(row: UnpaidRow): boolean {
  return isDue(row) && row.fiscalYear === fiscalYearNow();
}

/** What can be prepared now stands above what still waits. */
function dueFirst(rows: readonly UnpaidRow[]): UnpaidRow[] {
  return [...rows].sort((a, b) => Number(isDue(b)) - Number(isDue(a)));
}

function isDue({ entitled, held }: UnpaidRow): boolean {
  return entitled && !held;
}

function useColumns(
  prepare: (row: UnpaidRow) => void,
  carry: (row: UnpaidRow) => void,
): Column<UnpaidRow>[] {
  const { t } = useWords();
  const names = useNames();
  const standing = (row: UnpaidRow) => (row.held ? 'held' : row.entitled ? 'due' : 'notYet');
  return [
    {
      key: 'payee',
      title: t('reward:payee'),
      width: 220,
      text: ({ organisation, caseId }) => organisation ?? caseId,
      show: (row) => <Payee row={row} />,
    },
    { key: 'clause', title: t('fields.clauseId'), text: ({ clauseId }) => clauseName(t, clauseId) },
    { key: 'fund', title: t('fields.fundId'), text: ({ fundId }) => names.nameIn('funds', fundId) },
    { key: 'year', title: t('fields.fiscalYear'), text: ({ fiscalYear }) => String(fiscalYear) },
    amountColumn('amount', t('reward:columns.left'), ({ amount }) => amount),
    {
      key: 'standing',
      title: t('state'),
      text: (row) => t(`reward:standing.${standing(row)}`),
      show: (row) => (
        <StateTag
          code={standing(row)}
          tone={({ held: 'bad', due: 'waiting', notYet: 'quiet' } as const)[standing(row)]}
          label={t(`reward:standing.${standing(row)}`)}
        />
      ),
    },
    useVerbColumn(prepare, carry),
  ];
}

function useVerbColumn(
  prepare: (row: UnpaidRow) => void,
  carry: (row: UnpaidRow) => void,
): Column<UnpaidRow> {
  const { t } = useWords();
  const may = useMay();
  return {
    key: 'verb',
    title: t('reward:next'),
    text: () => '',
    show: (row) => {
      const past = row.fiscalYear < fiscalYearNow();
      const command = past ? 'carry-over' : 'prepare-payment';
      const theirs = may(past ? 'reward.carry-over' : 'reward.prepare-payment');
      if (!theirs || (!past && !isPreparable(row))) return null;
      return (
        <Button
          size="small"
          onClick={() => {
            (past ? carry : prepare)(row);
          }}
        >
          {commandTitle(t, 'reward', command)}
        </Button>
      );
    },
  };
}
