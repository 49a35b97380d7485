import { useWords } from '../i18n/i18n.js';
import { wan, yuan } from './money.js';

/** An amount in 万元, right-aligned by its figures; 元 on hover. */
export function MoneyShown({ fen, unit = true }: { fen: string | undefined; unit?: boolean }) {
  const { t } = useWords();
  if (fen === undefined) return <span className="figure">—</span>;
  return (
    <span className="figure" title={t('money.yuan', { amount: yuan(fen) })}>
      {wan(fen)}
      {unit && ` ${t('money.wan')}`}
    </span>
  );
}
