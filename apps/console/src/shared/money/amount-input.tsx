import { Input } from 'antd';
import { useState } from 'react';
import type { InputProps } from '../commands/inputs.js';
import { useWords } from '../i18n/i18n.js';
import { typedWan, yuan } from '../ui/money.js';
import { fenOfAmount } from './amount.js';

/**
 * An amount typed in 万元, or with its unit in 元 or 亿元, kept in fen; below it the same in 元, to see
 * that no zero is missing. What is no amount stays visible and is kept as it is, to be refused.
 */
export function AmountInput({ id, value, onChange, label }: InputProps<string> & { readonly label: string }) {
  const { t } = useWords();
  const isFen = value !== undefined && /^\d+$/.test(value);
  const [typed, setTyped] = useState(isFen ? typedWan(value) : (value ?? ''));
  const hintId = `${id ?? 'amount'}-read`;
  const read = fenOfAmount(typed);
  return (
    <span className="amount-input">
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        // Never none: a field that loses its suffix loses the keyboard as well.
        suffix={/[^\d.,\s]/.test(typed.normalize('NFKC')) ? ' ' : t('money.wan')}
        aria-label={label}
        aria-describedby={hintId}
        status={typed.trim() !== '' && read === undefined ? 'error' : ''}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          const empty = target.value.trim() === '';
          onChange?.(empty ? undefined : (fenOfAmount(target.value) ?? target.value));
        }}
      />
      <small id={hintId} className="figure">
        {read === undefined
          ? typed.trim() !== '' && t('money.unreadable')
          : t('money.yuan', { amount: yuan(read) })}
      </small>
    </span>
  );
}
