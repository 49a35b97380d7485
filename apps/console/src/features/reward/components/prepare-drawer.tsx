import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import { registerAccount } from '../../../shared/register/account-command.js';
import { rewardCommands } from '../api/commands.js';
import type { UnpaidRow } from '../api/finance.js';
import { useAccounts } from '../api/use-accounts.js';

/**
 * A payment of what is due: amount and account are filled in where only one is possible. Who has no
 * account in the register is first given one, and the payment follows.
 */
export function PrepareDrawer({
  due,
  choose,
}: {
  due: UnpaidRow | undefined;
  choose: (due: UnpaidRow | undefined) => void;
}) {
  const close = () => {
    choose(undefined);
  };
  const accounts = useAccounts(due ? [due.beneficiaryId] : [], due !== undefined);
  const known = due ? accounts.data : undefined;
  const choices = (known ?? []).map(({ accountId, holder, bank, number }) => ({
    value: accountId,
    label: `${holder} · ${bank} · ${number}`,
  }));
  const [first, second] = choices;
  const missing = known?.length === 0;
  return (
    <>
      <CommandDrawer
        spec={missing ? registerAccount : undefined}
        id=""
        fixed={due && { ownerId: due.beneficiaryId }}
        initial={due?.organisation === undefined ? {} : { holder: due.organisation }}
        close={close}
        onDone={() => {
          choose(due);
        }}
      />
      <CommandDrawer
        spec={first ? rewardCommands['prepare-payment'] : undefined}
        id={due?.caseId ?? ''}
        fixed={due && { clauseId: due.clauseId, fiscalYear: due.fiscalYear }}
        initial={due && { amount: due.amount, ...(first && !second && { accountId: first.value }) }}
        choices={{ accountId: choices }}
        close={close}
      />
    </>
  );
}
