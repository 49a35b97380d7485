import { Alert } from 'antd';
import { tellFault } from '../../../shared/api/tell-fault.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import type { BulkOutcome } from '../api/use-bulk.js';

/** How many went through, and of each that did not why. */
export function BulkRefusals({
  outcome,
  error,
  also = [],
}: {
  outcome: BulkOutcome | undefined;
  error: unknown;
  /** What was not even asked for, and why. */
  also?: readonly string[];
}) {
  const { t } = useWords();
  if (error) return <ErrorCard error={error} />;
  if (!outcome) return null;
  const { done, refused } = outcome;
  const reasons = [...refused.map(({ name, error: why }) => `${name}: ${tellFault(t, why).title}`), ...also];
  return (
    <Alert
      className="refused"
      type={reasons.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={t('reward:bulkDone', { done, refused: reasons.length })}
      description={reasons.length > 0 ? reasons.join('\n') : undefined}
    />
  );
}
