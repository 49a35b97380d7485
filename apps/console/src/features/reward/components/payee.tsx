import { Link } from '@tanstack/react-router';
import { useWords } from '../../../shared/i18n/i18n.js';

interface Paid {
  readonly caseId: string;
  readonly organisation?: string | undefined;
}

/** Who is paid, with the way to the case; people are named by their case alone. */
export function Payee({ row }: { row: Paid }) {
  const { t } = useWords();
  return (
    <Link to="/cases/$caseId" params={{ caseId: row.caseId }} search={{ tab: 'reward' }}>
      {row.organisation ?? t('reward:aPerson')}
    </Link>
  );
}
