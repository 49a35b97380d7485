import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/i18n.js';
import { fenOfWan, typedWan } from '../ui/money.js';
import { PickMany, PickOne } from '../ui/pick.js';
import type { Choice } from './command-spec.js';

/** What antd's Form.Item hands to its one child, and our inputs hand on. */
export interface InputProps<Value> {
  readonly id?: string;
  readonly value?: Value;
  readonly onChange?: (value: Value | undefined) => void;
  readonly 'aria-required'?: boolean | 'true' | 'false';
}

/** Typed in 万元, kept in fen. What is no amount stays visible and is kept as it is, to be refused. */
export function MoneyInput({ id, value, onChange }: InputProps<string>) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value === undefined ? '' : asTyped(value));
  return (
    <Input
      id={id}
      inputMode="decimal"
      autoComplete="off"
      suffix={t('money.wan')}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        const empty = target.value.trim() === '';
        onChange?.(empty ? undefined : (fenOfWan(target.value) ?? target.value));
      }}
    />
  );
}

function asTyped(fen: string): string {
  return /^\d+$/.test(fen) ? typedWan(fen) : fen;
}

/** The browser's own field: typed or picked, on a phone too, and it weighs nothing. */
export function DayInput({ id, value, onChange }: InputProps<string>) {
  return (
    <Input
      id={id}
      type="date"
      className="day"
      min="2000-01-01"
      max="2099-12-31"
      value={value ?? ''}
      // Enter takes the day that was typed; it does not send the form as well.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={({ target }) => onChange?.(target.value === '' ? undefined : target.value)}
    />
  );
}

/** Few codes stand side by side, many in a list. */
export function CodeInput({
  id,
  value,
  onChange,
  choices,
}: InputProps<string | number> & { readonly choices: readonly Choice[] }) {
  const fewAtMost = 4;
  if (choices.length <= fewAtMost) {
    return (
      <Radio.Group
        id={id}
        value={value}
        options={choices.map(({ value: code, label }) => ({ value: code, label }))}
        onChange={({ target }) => onChange?.(target.value as string | number)}
      />
    );
  }
  return (
    <PickOne<string | number>
      id={id}
      value={value}
      options={choices}
      onChange={(code) => onChange?.(code)}
    />
  );
}

export function ManyInput({
  id,
  value,
  onChange,
  choices,
}: InputProps<readonly (string | number)[]> & { readonly choices: readonly Choice[] }) {
  return (
    <PickMany<string | number>
      id={id}
      value={value ?? []}
      options={choices}
      onChange={(codes) => onChange?.(codes)}
    />
  );
}
