import { useMay } from '../../../shared/api/may.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import type { TabProps } from '../../../shared/ui/tab-props.js';
import { Tabs } from '../../../shared/ui/tabs.js';
import { BatchPart } from '../components/batch-part.js';
import { BatchesPart } from '../components/batches-part.js';
import { FundsPart } from '../components/funds-part.js';
import { PaymentsPart } from '../components/payments-part.js';
import { UnpaidPart } from '../components/unpaid-part.js';

const steps = ['prepared', 'reviewed', 'approved', 'placed', 'returned', 'paid'] as const;

/** Finance’s whole day: what to prepare, review, approve, send and take back, and the funds it comes from. */
export function FinancePage({ tab = 'prepare', choose }: TabProps) {
  const { t } = useWords();
  const may = useMay();
  const [place = '', id] = tab.split('/');
  const state = steps.find((step) => step === place);
  const open = (batchId: string) => {
    choose(`batches/${batchId}`);
  };
  const items = ['prepare', ...steps, ...(may('reward.list-batches') ? ['batches'] : []), 'funds'];
  return (
    <>
      <h1>{t('menu.finance')}</h1>
      <Tabs
        label={t('menu.finance')}
        items={items.map((key) => ({ key, label: t(`reward:tabs.${key}`) }))}
        active={place}
        onChange={choose}
      >
        {place === 'prepare' && <UnpaidPart />}
        {state && <PaymentsPart key={state} state={state} openBatch={open} />}
        {place === 'batches' && id === undefined && <BatchesPart open={open} />}
        {place === 'batches' && id !== undefined && <BatchPart batchId={id} />}
        {place === 'funds' && <FundsPart />}
      </Tabs>
    </>
  );
}
