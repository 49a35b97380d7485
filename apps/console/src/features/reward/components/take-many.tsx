import { useWords } from '../../../shared/i18n/i18n.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { askToConfirm } from '../../../shared/ui/confirm.js';
import { wan, yuan } from '../../../shared/ui/money.js';
import { sumOf } from '../api/names.js';

interface TakeManyProps {
  /** What is done with them; undefined while none is picked and none tells. */
  readonly title: string | undefined;
  readonly picked: readonly { readonly amount: string }[];
  readonly pending: boolean;
  readonly take: () => void;
}

/** Several at once are said again with number and sum before they are done: the control totals. */
export function TakeMany({ title = '', picked, pending, take }: TakeManyProps) {
  const { t } = useWords();
  const sum = sumOf(picked);
  const ask = async () => {
    const yes = await askToConfirm({
      title: t('reward:confirmTitle', { title, count: picked.length }),
      text: t('reward:confirmText', { wan: wan(sum), yuan: yuan(sum) }),
      ok: title,
      cancel: t('cancel'),
    });
    if (yes) take();
  };
  return (
    <BusyButton type="primary" disabled={picked.length === 0} busy={pending} onClick={() => void ask()}>
      {picked.length === 0
        ? t('reward:takePicked')
        : t('reward:takeMany', { title, count: picked.length, wan: wan(sum) })}
    </BusyButton>
  );
}
