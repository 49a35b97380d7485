import type { RewardView } from '#contracts/reward/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { CommandBar } from '../../../shared/commands/command-bar.js';
import { codeLabel, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords, type Words } from '../../../shared/i18n/i18n.js';
import { PapersPart } from '../../../shared/papers/papers-part.js';
import { amountColumn } from '../../../shared/ui/amount-column.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { wan } from '../../../shared/ui/money.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useAccounts } from '../api/use-accounts.js';
import { rewardCommands } from '../api/commands.js';
import { clauseName, paymentName } from '../api/names.js';
import { useReward } from '../api/use-reward.js';

type Payment = RewardView['payments'][number];
type Promised = RewardView['promises'][number];

/** What the case was promised, how far each promise is paid, and the payments on their way. */
export function RewardTab({ caseId }: { caseId: string }) {
  const { t } = useWords();
  return (
    <Loaded query={useReward(caseId)}>
      {(answered) => {
        const view = answered as RewardView;
        return (
          <>
            <RewardCommands view={view} />
            <Facts
              facts={[
                [t('phase'), <StateTag code={view.phase} label={phaseLabel(t, 'reward', view.phase)} />],
              ]}
            />
            <PromiseTable promises={view.promises} />
            <PaymentTable payments={view.payments} />
            <PapersPart service="reward" caseId={caseId} nameOf={(about) => paymentName(t, about)} />
          </>
        );
      }}
    </Loaded>
  );
}

function RewardCommands({ view }: { view: RewardView }) {
  const { t } = useWords();
  const beneficiaries = view.promises.map(({ beneficiaryId }) => beneficiaryId);
  const accounts = useAccounts([...new Set(beneficiaries)], view.commands.some(mayPrepare));
  const choices = {
    paymentId: view.payments.map(({ paymentId, amount, state }) => ({
      value: paymentId,
      label: `${paymentName(t, paymentId)} · ${wan(amount)} ${t('money.wan')} · ${codeLabel(t, 'reward', 'state', state)}`,
    })),
    clauseId: view.promises.map(({ clauseId }) => ({ value: clauseId, label: clauseName(t, clauseId) })),
    accountId: (accounts.data ?? []).map(({ accountId, holder, bank, number }) => ({
      value: accountId,
      label: `${holder} · ${bank} · ${number}`,
    })),
  };
  return <CommandBar hints={view.commands} specs={rewardCommands} id={view.caseId} choices={choices} />;
}

const mayPrepare = ({ command, code }: RewardView['commands'][number]): boolean =>
  (command === 'prepare-payment' || command === 'change-account') && code !== 'role-not-permitted';

function PromiseTable({ promises }: { promises: readonly Promised[] }) {
  const { t } = useWords();
  const names = useNames();
  const rows = promises.flatMap((promise) => promise.shares.map((share) => ({ promise, share })));
  // Money seldom comes back: the column is there where some did.
  const cameBack = rows.some(({ share }) => share.recovered !== '0');
  const amounts = (['amount', 'paid', 'recovered', 'left'] as const).filter((name) => name !== 'recovered' || cameBack);
  return (
    <DataTable
      title={t('reward:promises')}
      headed
      rows={rows}
      rowKey={({ promise, share }) => `${promise.clauseId}-${String(share.fiscalYear)}`}
      empty={<EmptyState text={t('reward:noPromises')} />}
      columns={[
        { key: 'clause', title: t('fields.clauseId'), text: ({ promise }) => clauseName(t, promise.clauseId) },
        { key: 'kind', title: t('reward:kind'), text: ({ promise }) => names.nameIn('clauseKinds', promise.kind) },
        { key: 'fund', title: t('fields.fundId'), text: ({ promise }) => names.nameIn('funds', promise.fundId) },
        { key: 'year', title: t('fields.fiscalYear'), text: ({ share }) => String(share.fiscalYear) },
        ...amounts.map((name) =>
          amountColumn(name, t(`reward:columns.${name}`), ({ share }: (typeof rows)[number]) => share[name]),
        ),
        {
          key: 'entitled',
          title: t('reward:entitledOn'),
          text: ({ promise: { entitledOn, held, lapsed } }) =>
            [entitledOn ?? '—', held && t('reward:heldWord'), lapsed && t('reward:lapsedWord')]
              .filter((words) => typeof words === 'string')
              .join(' · '),
        },
      ]}
    />
  );
}

function PaymentTable({ payments }: { payments: readonly Payment[] }) {
  const { t } = useWords();
  return (
    <DataTable<Payment>
      title={t('reward:payments')}
      headed
      rows={payments}
      rowKey={({ paymentId }) => paymentId}
      empty={<EmptyState text={t('reward:noPayments')} />}
      columns={[...useWhatColumns(), ...useHandColumns()]}
    />
  );
}

function useWhatColumns(): Column<Payment>[] {
  const { t } = useWords();
  const stateOf = ({ state }: Payment) => codeLabel(t, 'reward', 'state', state);
  return [
    {
      key: 'payment',
      title: t('fields.paymentId'),
      text: ({ clauseId, paymentId }) => `${clauseName(t, clauseId)} · ${paymentName(t, paymentId)}`,
    },
    { key: 'year', title: t('fields.fiscalYear'), text: ({ fiscalYear }) => String(fiscalYear) },
    amountColumn('amount', t('reward:columns.amount'), ({ amount }) => amount),
    {
      key: 'state',
      title: t('state'),
      text: stateOf,
      show: (payment) => <StateTag code={payment.state} label={stateOf(payment)} />,
    },
    {
      key: 'account',
      title: t('fields.accountId'),
      text: ({ accountShown }) => accountShown ?? '—',
      show: ({ accountShown }) => <span className="figure">{accountShown ?? '—'}</span>,
    },
  ];
}

/** The three hands one beside the other, and what was said about the payment. */
function useHandColumns(): Column<Payment>[] {
  const { t } = useWords();
  const names = useNames();
  const approvalsOf = ({ approvals, approvalsNeeded }: Payment) => {
    const given = approvals.map(({ approvedBy }) => names.person(approvedBy));
    const missing = approvalsNeeded - given.length;
    return missing > 0 && given.length > 0 ? `${given.join(t('listed'))}（${String(given.length)}/${String(approvalsNeeded)}）` : given.join(t('listed')) || '—';
  };
  return [
    { key: 'prepared', title: t('reward:preparedBy'), text: ({ preparedBy }) => names.person(preparedBy) },
    { key: 'reviewed', title: t('reward:reviewedBy'), text: ({ reviewedBy }) => names.person(reviewedBy) },
    { key: 'approved', title: t('reward:approvedBy'), text: approvalsOf },
    {
      key: 'remark',
      title: t('reward:remark'),
      width: 180,
      text: (payment) => remarksOf(t, payment, names.person).join('；'),
    },
  ];
}

function remarksOf(t: Words, payment: Payment, nameOf: (id: string) => string): string[] {
  const { note, rejection, bankReason, recovery, accountChanges = [], bannerShare } = payment;
  const said = [
    note,
    rejection?.reason,
    bankReason && codeLabel(t, 'reward', 'bankReason', bankReason),
    bannerShare !== undefined && t('reward:bannerBears', { wan: wan(bannerShare) }),
    ...accountChanges.map(({ changedBy }) => t('reward:changedAccount', { name: nameOf(changedBy) })),
    recovery && t('reward:recoveryProposed', { name: nameOf(recovery.proposedBy) }),
  ];
  return said.filter((words) => typeof words === 'string');
}
