import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { BoardCase } from '#contracts/journey/views';
import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { useNames } from '../../../shared/api/catalogue.js';
import { phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords, type Words } from '../../../shared/i18n/i18n.js';
import { amountColumn } from '../../../shared/ui/amount-column.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { deadlineShown, Due } from '../../../shared/ui/due.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { fetchMore, MoreButton } from '../../../shared/ui/more-button.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { nameOfCase } from '../api/case-name.js';
import { useBoard, type BoardFilter } from '../api/queries.js';
import { PickOne } from '../../../shared/ui/pick.js';

const pageRows = 100;
const windowHeight = 560;
const windowFromRows = 60;

/** The cases as a table: the same filter as the board, and one column of it more. */
export function CaseTable({
  filter,
  change,
}: {
  filter: BoardFilter;
  change: (filter: BoardFilter) => void;
}) {
  const { t } = useWords();
  const query = useBoard(filter, pageRows);
  const columns = useColumns();
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.cases);
        return (
          <>
            <DataTable<BoardCase>
              title={t('menu.cases')}
              whole={query.hasNextPage && (() => askForSheet('/api/journey/board', { ...filter }))}
              rows={rows}
              rowKey={({ caseId }) => caseId}
              empty={<EmptyState text={t('journey:noCases')} />}
              columns={columns}
              {...(rows.length > windowFromRows && {
                height: windowHeight,
                onEnd: () => {
                  fetchMore(query);
                },
              })}
              tools={
                <PickOne
                  className="filter"
                  aria-label={t('stage')}
                  placeholder={t('stage')}
                  value={filter.stage}
                  options={(pages[0]?.columns ?? []).map(({ stage, count }) => ({
                    value: stage,
                    label: `${t(`stages.${stage}`)} (${String(count)})`,
                  }))}
                  onChange={(stage) => {
                    change({ ...filter, stage });
                  }}
                />
              }
            />
            <MoreButton query={query} />
          </>
        );
      }}
    </Loaded>
  );
}

/** The same as long as their words are: rows that stay on the screen are not drawn again for a page. */
function useColumns(): readonly Column<BoardCase>[] {
  const { t } = useWords();
  const names = useNames();
  return useMemo(() => columnsIn(t, names), [t, names]);
}

function columnsIn(t: Words, names: ReturnType<typeof useNames>): readonly Column<BoardCase>[] {
  const nameOf = (row: BoardCase) => nameOfCase(t, row);
  const phaseOf = ({ stage, phase }: BoardCase) => phaseLabel(t, stage, phase);
  const money = (name: 'plannedInvestment' | 'promised' | 'paid'): Column<BoardCase> => ({
    ...amountColumn(name, t(`journey:columns.${name}`), (row: BoardCase) => row[name]),
    width: 130,
  });
  return [
    {
      key: 'name',
      title: t('journey:columns.name'),
      width: 280,
      text: nameOf,
      show: (row) => (
        <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
          {nameOf(row)}
        </Link>
      ),
    },
    { key: 'stage', title: t('stage'), width: 110, text: ({ stage }) => t(`stages.${stage}`) },
    {
      key: 'phase',
      title: t('phase'),
      width: 130,
      text: phaseOf,
      show: (row) => <StateTag code={row.phase} label={phaseOf(row)} />,
    },
    { key: 'segment', title: t('fields.segment'), width: 140, text: ({ segment }) => names.nameIn('segments', segment) },
    { key: 'district', title: t('fields.district'), width: 110, text: ({ district }) => names.nameIn('districts', district) },
    { key: 'officer', title: t('fields.officerId'), width: 130, text: ({ officerId }) => names.person(officerId) },
    money('plannedInvestment'),
    money('promised'),
    money('paid'),
    {
      key: 'due',
      title: t('fields.dueOn'),
      width: 220,
      text: ({ due }) => (due === undefined ? '' : deadlineShown(due)),
      show: ({ due }) => (due === undefined ? '—' : <Due at={due} />),
    },
  ];
}
