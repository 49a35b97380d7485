import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../../shared/api/client.js';
import { useWords, type Words } from '../../../shared/i18n/i18n.js';
import type { UnpaidRow } from '../api/finance.js';
import { clauseName } from '../api/names.js';
import { useBulk, type Given } from '../api/use-bulk.js';

/**
 * Prepares what is left of many promises at once, each to the one account its payee has. Who has none or
 * several is named: that one is prepared by itself, where the account is chosen.
 */
export function usePrepareMany() {
  const { t } = useWords();
  const { mutateAsync: giveAll } = useBulk();
  const { mutate, data, error, isPending } = useMutation({
    networkMode: 'always',
    mutationFn: async (rows: readonly UnpaidRow[]) => {
      const { commands, unready } = await commandsFor(t, rows);
      return { unready, outcome: await giveAll(commands) };
    },
  });
  const prepare = (rows: readonly UnpaidRow[], clear: () => void) => {
    mutate(rows, { onSuccess: clear });
  };
  return { prepare, unready: data?.unready ?? [], outcome: data?.outcome, error, pending: isPending };
}

async function commandsFor(t: Words, rows: readonly UnpaidRow[]) {
  const commands: Given[] = [];
  const unready: string[] = [];
  const accountOf = await onlyAccounts(rows.map(({ beneficiaryId }) => beneficiaryId));
  for (const { caseId, clauseId, fiscalYear, amount, organisation, beneficiaryId } of rows) {
    const accountId = accountOf.get(beneficiaryId);
    const name = `${organisation ?? caseId} ${clauseName(t, clauseId)}`;
    if (accountId === undefined) {
      unready.push(`${name}: ${t('reward:noOnlyAccount')}`);
      continue;
    }
    commands.push({
      name,
      path: `/api/reward/cases/${encodeURIComponent(caseId)}/prepare-payment`,
      of: `${clauseId} ${String(fiscalYear)}`,
      body: { clauseId, fiscalYear, amount, accountId },
    });
  }
  return { commands, unready };
}

/** The account of each owner who has exactly one. @throws Fault, ConnectionLost as the register answers. */
async function onlyAccounts(ownerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const ownerId of new Set(ownerIds)) {
    const query = { ownerId, limit: 2 };
    const { accounts } = await answerOf(api.GET('/api/register/accounts', { params: { query } }));
    const [only, second] = accounts;
    if (only && !second) found.set(ownerId, only.accountId);
  }
  return found;
}
