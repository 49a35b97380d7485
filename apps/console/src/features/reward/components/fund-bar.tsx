import type { FundsPage } from '#contracts/reward/views';
import { useWords } from '../../../shared/i18n/i18n.js';
import { wan } from '../../../shared/ui/money.js';
import '../finance.css';

type Line = FundsPage['funds'][number]['lines'][number];

/** What has gone, what is on its way, what is promised, what is free: from left to right. */
const parts = ['paid', 'reserved', 'committed', 'free'] as const;

/** One fiscal year of a fund as a bar; every part is named with its amount beside it. */
export function FundBar({ line }: { line: Line }) {
  const { t } = useWords();
  const whole = parts.reduce((sum, part) => sum + BigInt(line[part]), 0n);
  return (
    <div className="fund-bar">
      <strong>{t('reward:yearOf', { year: line.fiscalYear })}</strong>
      <span className="bar" aria-hidden>
        {parts.map((part) => (
          <span key={part} className={part} style={{ width: `${String(percent(line[part], whole))}%` }} />
        ))}
      </span>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <span className={`mark ${part}`} aria-hidden />
            {t(`reward:barParts.${part}`)} <b className="figure">{wan(line[part])}</b> {t('money.wan')}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Of hundred, to two decimals. */
function percent(part: string, whole: bigint): number {
  return whole === 0n ? 0 : Number((BigInt(part) * 10_000n) / whole) / 100;
}
