import { Button } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../../../shared/api/client.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { askToConfirm } from '../../../shared/ui/confirm.js';
import { wan, yuan } from '../../../shared/ui/money.js';
import type { UnpaidRow } from '../api/finance.js';
import { clauseName, sumOf } from '../api/names.js';
import { useBulk, type Given } from '../api/use-bulk.js';

type Many = ReturnType<typeof usePrepareMany>;

/**
 * Prepares what is left of many promises at once, each to the one account its payee has. Who has none or
 * several is named: that one is prepared by itself, where the account is chosen.
 */
export function usePrepareMany() {
  const { t } = useWords();
  const bulk = useBulk();
  const [unready, setUnready] = useState<readonly string[]>([]);
  const [looking, setLooking] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const prepare = async (rows: readonly UnpaidRow[], clear: () => void) => {
    setLooking(true);
    setFailed(undefined);
    const commands: Given[] = [];
    const left: string[] = [];
    try {
      const accountOf = await onlyAccounts(rows.map(({ beneficiaryId }) => beneficiaryId));
      for (const row of rows) {
        const { caseId, clauseId, fiscalYear, amount, organisation } = row;
        const accountId = accountOf.get(row.beneficiaryId);
        const name = `${organisation ?? caseId} ${clauseName(t, clauseId)}`;
        if (accountId === undefined) {
          left.push(`${name}: ${t('reward:noOnlyAccount')}`);
          continue;
        }
        commands.push({
          name,
          path: `/api/reward/cases/${encodeURIComponent(caseId)}/prepare-payment`,
          of: `${clauseId} ${String(fiscalYear)}`,
          body: { clauseId, fiscalYear, amount, accountId },
        });
      }
    } catch (error) {
      setFailed(error);
      return;
    } finally {
      setLooking(false);
    }
    setUnready(left);
    bulk.mutate(commands, { onSuccess: clear });
  };
  const error = failed ?? bulk.error;
  return { prepare, unready, outcome: bulk.data, error, pending: bulk.isPending || looking };
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

/** The control totals are said again before anything is prepared. */
export function PrepareMany({
  picked,
  many,
  clear,
}: {
  picked: readonly UnpaidRow[];
  many: Many;
  clear: () => void;
}) {
  const { t } = useWords();
  const title = commandTitle(t, 'reward', 'prepare-payment');
  const sum = sumOf(picked);
  const ask = async () => {
    const yes = await askToConfirm({
      title: t('reward:confirmTitle', { title, count: picked.length }),
      text: t('reward:confirmText', { wan: wan(sum), yuan: yuan(sum) }),
      ok: title,
      cancel: t('cancel'),
    });
    if (yes) await many.prepare(picked, clear);
  };
  return (
    <Button
      type="primary"
      disabled={picked.length === 0}
      loading={many.pending}
      onClick={() => void ask()}
    >
      {picked.length === 0
        ? t('reward:takePicked')
        : t('reward:takeMany', { title, count: picked.length, wan: wan(sum) })}
    </Button>
  );
}
