import type { RewardView } from '#contracts/reward/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { CommandBar } from '../../../shared/commands/command-bar.js';
import { codeLabel, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { wan } from '../../../shared/ui/money.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useAccounts } from '../api/use-accounts.js';
import { rewardCommands } from '../api/commands.js';
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
      label: `${paymentId} · ${wan(amount)} ${t('money.wan')} · ${codeLabel(t, 'reward', 'state', state)}`,
    })),
    clauseId: view.promises.map(({ clauseId }) => ({ value: clauseId, label: clauseId })),
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
  return (
    <DataTable
      title={t('reward:promises')}
      rows={rows}
      rowKey={({ promise, share }) => `${promise.clauseId}-${String(share.fiscalYear)}`}
      empty={<EmptyState text={t('reward:noPromises')} />}
      columns={[
        { key: 'clause', title: t('fields.clauseId'), text: ({ promise }) => promise.clauseId },
        { key: 'kind', title: t('reward:kind'), text: ({ promise }) => names.nameIn('clauseKinds', promise.kind) },
        { key: 'fund', title: t('fields.fundId'), text: ({ promise }) => names.nameIn('funds', promise.fundId) },
        { key: 'year', title: t('fields.fiscalYear'), text: ({ share }) => String(share.fiscalYear) },
        ...(['amount', 'paid', 'left'] as const).map((name) => ({
          key: name,
          title: t(`reward:columns.${name}`),
          figures: true,
          text: ({ share }: (typeof rows)[number]) => wan(share[name]),
          show: ({ share }: (typeof rows)[number]) => <MoneyShown fen={share[name]} unit={false} />,
        })),
        {
          key: 'entitled',
          title: t('reward:entitledOn'),
          text: ({ promise }) => promise.entitledOn ?? '—',
        },
      ]}
    />
  );
}

function PaymentTable({ payments }: { payments: readonly Payment[] }) {
  const { t } = useWords();
  const names = useNames();
  return (
    <DataTable<Payment>
      title={t('reward:payments')}
      rows={payments}
      rowKey={({ paymentId }) => paymentId}
      empty={<EmptyState text={t('reward:noPayments')} />}
      columns={[
        { key: 'payment', title: t('fields.paymentId'), text: ({ paymentId }) => paymentId },
        { key: 'clause', title: t('fields.clauseId'), text: ({ clauseId }) => clauseId },
        { key: 'year', title: t('fields.fiscalYear'), text: ({ fiscalYear }) => String(fiscalYear) },
        {
          key: 'amount',
          title: t('reward:columns.amount'),
          figures: true,
          text: ({ amount }) => wan(amount),
          show: ({ amount }) => <MoneyShown fen={amount} unit={false} />,
        },
        {
          key: 'state',
          title: t('state'),
          text: ({ state }) => codeLabel(t, 'reward', 'state', state),
          show: ({ state }) => <StateTag code={state} label={codeLabel(t, 'reward', 'state', state)} />,
        },
        { key: 'account', title: t('fields.accountId'), text: ({ accountShown }) => accountShown ?? '—' },
        { key: 'by', title: t('reward:preparedBy'), text: ({ preparedBy }) => names.person(preparedBy) },
      ]}
    />
  );
}
