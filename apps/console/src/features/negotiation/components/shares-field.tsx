import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { AmountInput } from '../../../shared/money/amount-input.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { totalOfClause, type TypedClause, type TypedShare } from '../model/draft.js';
import type { FaultAt } from '../model/faults.js';
import { Fault } from './field.js';

interface SharesFieldProps {
  readonly clause: TypedClause;
  readonly faultAt: FaultAt;
  readonly onChange: (shares: readonly TypedShare[]) => void;
  readonly onAdd: () => void;
}

function yearTyped(text: string): number | undefined {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  return digits === '' ? undefined : Number(digits);
}

/** What is promised in which fiscal year; the sum stands below. */
export function SharesField({ clause, faultAt, onChange, onAdd }: SharesFieldProps) {
  const { t } = useWords();
  const { shares } = clause;
  const change = (key: number, part: Partial<TypedShare>) => {
    onChange(shares.map((share) => (share.key === key ? { ...share, ...part } : share)));
  };
  return (
    <fieldset className="shares wide">
      <legend>{t('negotiation:fields.shares')}</legend>
      {shares.map((share, index) => {
        const fault = faultAt(`shares.${String(index)}.amount`) ?? faultAt(`shares.${String(index)}.fiscalYear`);
        return (
          <div key={share.key} className="share" data-faulty={fault !== undefined}>
            <Input
              aria-label={t('fields.fiscalYear')}
              inputMode="numeric"
              maxLength={4}
              suffix={t('negotiation:editor.year')}
              value={share.fiscalYear ?? ''}
              onChange={({ target }) => {
                change(share.key, { fiscalYear: yearTyped(target.value) });
              }}
            />
            <AmountInput
              id={`share-${String(share.key)}`}
              label={t('fields.amount')}
              value={share.amount}
              onChange={(amount) => {
                change(share.key, { amount });
              }}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('negotiation:editor.removeYear', { year: share.fiscalYear ?? '' })}
              onClick={() => {
                onChange(shares.filter(({ key }) => key !== share.key));
              }}
            />
            {fault !== undefined && <Fault text={fault} />}
          </div>
        );
      })}
      <div className="share-sum">
        <Button icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
          {t('negotiation:editor.addYear')}
        </Button>
        <span>
          {t('negotiation:editor.clauseTotal')} <MoneyShown fen={totalOfClause(clause)} />
        </span>
      </div>
      {faultAt('shares') !== undefined && <Fault text={faultAt('shares') ?? ''} />}
    </fieldset>
  );
}
