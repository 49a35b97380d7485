import { Button } from 'antd';
import { useState } from 'react';
import { useNames } from '../../../shared/api/catalogue.js';
import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import { useGive } from '../../../shared/commands/use-give.js';
import { codeLabel, commandTitle } from '../../../shared/i18n/labels.js';
import { useWords, type Words } from '../../../shared/i18n/i18n.js';
import { amountColumn } from '../../../shared/ui/amount-column.js';
import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { wan } from '../../../shared/ui/money.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { useMay } from '../../../shared/api/may.js';
import { rewardCommands } from '../api/commands.js';
import { usePayments, type PaymentRow, type PaymentState } from '../api/finance.js';
import { clauseName, paymentName, sumOf } from '../api/names.js';
import { useBulk } from '../api/use-bulk.js';
import { BulkRefusals } from './bulk-refusals.js';
import { Payee } from './payee.js';
import { usePicks } from './picks.js';
import { TakeMany } from './take-many.js';
import '../../../shared/ui/rows.css';

const keyOf = ({ caseId, paymentId }: PaymentRow) => `${caseId}/${paymentId}`;

interface PartProps {
  readonly state: PaymentState;
  readonly openBatch: (batchId: string) => void;
}

/** Payments of all cases that stand at one step, and what this person may do with them, at once too. */
export function PaymentsPart({ state, openBatch }: PartProps) {
  const { t } = useWords();
  const query = usePayments(state);
  return (
    <>
      <p className="purpose">{t(`reward:tabPurposes.${state}`)}</p>
      <Loaded query={query}>
        {({ pages }) => (
          <Payments
            rows={pages.flatMap(({ payments }) => payments)}
            whole={query.hasNextPage && (() => askForSheet('/api/reward/payments', { state }))}
            state={state}
            openBatch={openBatch}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}

interface PaymentsProps extends PartProps {
  readonly rows: readonly PaymentRow[];
  /** Fetches all of them where more are left than are shown. */
  readonly whole: (() => Promise<Blob>) | false;
}

function Payments({ rows, whole, state, openBatch }: PaymentsProps) {
  const { t } = useWords();
  const may = useMay();
  const [rejecting, setRejecting] = useState<PaymentRow>();
  const opens = state === 'approved' && may('reward.open-batch');
  const picks = usePicks(rows, keyOf, (row) => nameOf(t, row), (row) => opens || row.next?.allowed === true);
  const hands = useHands();
  const columns = useColumns(state, openBatch);
  const acts = state === 'prepared' || state === 'reviewed';
  return (
    <>
      <BulkRefusals outcome={hands.outcome} error={hands.error} />
      <DataTable<PaymentRow>
        title={t(`reward:tabs.${state}`)}
        rows={rows}
        rowKey={keyOf}
        whole={whole}
        empty={<EmptyState text={t(`reward:empty.${state}`)} />}
        columns={[
          ...(acts || opens ? [picks.column] : []),
          ...columns,
          ...(acts ? [useNextColumn(hands, setRejecting)] : []),
        ]}
        tools={
          <>
            {(acts || opens) && picks.all}
            {acts && (
              <TakeMany
                title={titleOf(t, picks.picked)}
                picked={picks.picked}
                pending={hands.pending}
                take={() => {
                  hands.take(picks.picked, picks.clear);
                }}
              />
            )}
            {opens && <OpenBatch picked={picks.picked} onOpened={openBatch} />}
            <Total rows={rows} />
          </>
        }
      />
      <CommandDrawer
        spec={rejecting && rewardCommands['reject-payment']}
        id={rejecting?.caseId ?? ''}
        fixed={rejecting && { paymentId: rejecting.paymentId }}
        close={() => {
          setRejecting(undefined);
        }}
      />
    </>
  );
}

function nameOf(t: Words, { organisation, caseId, paymentId }: PaymentRow): string {
  return `${organisation ?? caseId} ${paymentName(t, paymentId)}`;
}

/** All rows of one part stand at the same step. */
function titleOf(t: Words, [first]: readonly PaymentRow[]): string | undefined {
  return first?.next && commandTitle(t, 'reward', first.next.command);
}

type Hands = ReturnType<typeof useHands>;

/** Reviews or approves one payment or many. */
function useHands() {
  const { t } = useWords();
  const bulk = useBulk();
  const take = (rows: readonly PaymentRow[], clear?: () => void) => {
    const commands = rows.map((row) => ({
      name: nameOf(t, row),
      path: `/api/reward/cases/${encodeURIComponent(row.caseId)}/${row.next?.command ?? ''}`,
      of: row.paymentId,
      body: { paymentId: row.paymentId },
    }));
    bulk.mutate(commands, { onSuccess: clear });
  };
  return { take, outcome: bulk.data, error: bulk.error, pending: bulk.isPending };
}

function OpenBatch({ picked, onOpened }: { picked: readonly PaymentRow[]; onOpened: (batchId: string) => void }) {
  const { t } = useWords();
  const give = useGive<{ batchId: string }>('/api/reward/batches');
  const [fundId, other] = [...new Set(picked.map((row) => row.fundId))];
  const open = () => {
    const payments = picked.map(({ caseId, paymentId }) => ({ caseId, paymentId }));
    const opened = ({ batchId }: { batchId: string }) => {
      onOpened(batchId);
    };
    give.mutate({ fundId, payments }, { onSuccess: opened });
  };
  return (
    <>
      <BusyButton
        type="primary"
        disabled={fundId === undefined || other !== undefined}
        busy={give.isPending}
        onClick={open}
      >
        {fundId === undefined
          ? t('reward:openBatchEmpty')
          : t('reward:openBatch', { count: picked.length, wan: wan(sumOf(picked)) })}
      </BusyButton>
      {other !== undefined && <span role="status">{t('reward:oneFundOnly')}</span>}
      {give.error && <ErrorCard error={give.error} />}
    </>
  );
}

function Total({ rows }: { rows: readonly PaymentRow[] }) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  return (
    <span>
      {t('reward:total', { count: rows.length })} <MoneyShown fen={sumOf(rows)} />
    </span>
  );
}

/** What this person does with it next, or why somebody else does. */
function useNextColumn(hands: Hands, reject: (row: PaymentRow) => void): Column<PaymentRow> {
  const { t } = useWords();
  return {
    key: 'next',
    title: t('reward:next'),
    text: ({ next }) => next?.because ?? '',
    show: (row) => {
      const { next } = row;
      if (!next?.allowed) return <small>{next?.because}</small>;
      const title = commandTitle(t, 'reward', next.command);
      return (
        <span className="row-verbs">
          <Button
            size="small"
            disabled={hands.pending}
            onClick={() => {
              hands.take([row]);
            }}
          >
            {title}
          </Button>
          <Button
            size="small"
            type="text"
            danger
            onClick={() => {
              reject(row);
            }}
          >
            {t('reward:reject')}
          </Button>
        </span>
      );
    },
  };
}

function useColumns(state: PaymentState, openBatch: (batchId: string) => void): Column<PaymentRow>[] {
  const { t } = useWords();
  const names = useNames();
  const handsOf = ({ preparedBy, reviewedBy, approvals, approvalsNeeded }: PaymentRow) => {
    const hands = [preparedBy, reviewedBy, ...approvals.map(({ approvedBy }) => approvedBy)];
    const known = hands.filter((hand) => hand !== undefined).map((hand) => names.person(hand));
    const levels = `(${String(approvals.length)}/${String(approvalsNeeded)})`;
    return `${known.join(' → ')}${approvalsNeeded > 1 ? ` ${levels}` : ''}`;
  };
  const accountOf = ({ accountShown }: PaymentRow) => accountShown ?? '—';
  const reasonOf = ({ bankReason }: PaymentRow) =>
    bankReason === undefined ? '' : codeLabel(t, 'reward', 'bankReason', bankReason);
  const columns: (Column<PaymentRow> | false)[] = [
    {
      key: 'payee',
      title: t('reward:payee'),
      width: 180,
      text: ({ organisation, caseId }) => organisation ?? caseId,
      show: (row) => <Payee row={row} />,
    },
    {
      key: 'payment',
      title: t('fields.paymentId'),
      text: ({ clauseId, paymentId }) => `${clauseName(t, clauseId)} · ${paymentName(t, paymentId)}`,
    },
    { key: 'fund', title: t('fields.fundId'), text: ({ fundId }) => names.nameIn('funds', fundId) },
    { key: 'year', title: t('fields.fiscalYear'), text: ({ fiscalYear }) => String(fiscalYear) },
    amountColumn('amount', t('reward:columns.amount'), ({ amount }) => amount),
    {
      key: 'account',
      title: t('fields.accountId'),
      text: accountOf,
      show: (row) => <span className="figure">{accountOf(row)}</span>,
    },
    { key: 'hands', title: t('reward:hands'), text: handsOf },
    state === 'returned' && { key: 'reason', title: t('reward:bankReason'), text: reasonOf },
    state === 'returned' && {
      key: 'advice',
      title: t('reward:whatToDo'),
      width: 220,
      text: ({ bankReason }) => t(`reward:advice.${bankReason ?? 'other'}`),
    },
    state === 'placed' && batchColumn(t, openBatch),
  ];
  return columns.filter((column) => column !== false);
}

function batchColumn(t: Words, openBatch: (batchId: string) => void): Column<PaymentRow> {
  return {
    key: 'batch',
    title: t('reward:batch'),
    text: ({ batchId, line }) => (batchId === undefined ? '' : `${batchId} · ${String(line)}`),
    show: ({ batchId = '', line }) => (
      <button
        type="button"
        className="plain framed"
        onClick={() => {
          openBatch(batchId);
        }}
      >
        {batchId} · {line}
      </button>
    ),
  };
}
