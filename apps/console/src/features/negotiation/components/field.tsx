import type { ReactNode } from 'react';
import type { Choice } from '../../../shared/commands/command-spec.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { PickOne } from '../../../shared/ui/pick.js';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly fault?: string | undefined;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A field under its label, and what is wrong with it. */
export function Field({ id, label, fault, wide = false, children }: FieldProps) {
  return (
    <div className={wide ? 'field wide' : 'field'} data-faulty={fault !== undefined}>
      <label htmlFor={id} id={`${id}-label`}>
        {label}
      </label>
      {children}
      {fault !== undefined && <Fault text={fault} />}
    </div>
  );
}

export function Fault({ text }: { text: string }) {
  return <span className="fault">! {text}</span>;
}

interface PickProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly fault?: string | undefined;
  readonly value: Value | undefined;
  readonly choices: readonly Choice[];
  readonly wide?: boolean;
  readonly onChange: (value: Value | undefined) => void;
}

const fewAtMost = 3;

/** Few choices lie open, many in a list that is searched by typing. */
export function PickField<Value extends string>(props: PickProps<Value>) {
  const { id, label, fault, value, choices, wide = false, onChange } = props;
  const { t } = useWords();
  if (choices.length > fewAtMost) {
    return (
      <Field {...{ id, label, fault, wide }}>
        <PickOne<string | number>
          id={id}
          placeholder={t('negotiation:editor.choose')}
          value={value}
          options={choices}
          onChange={(code) => {
            onChange(code as Value | undefined);
          }}
        />
      </Field>
    );
  }
  return (
    <div className={wide ? 'field wide' : 'field'} data-faulty={fault !== undefined}>
      <span className="label" id={`${id}-label`}>
        {label}
      </span>
      <div role="radiogroup" aria-labelledby={`${id}-label`} className="picks">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={id}
              checked={value === choice.value}
              onChange={() => {
                onChange(choice.value as Value);
              }}
            />
            {choice.label}
          </label>
        ))}
      </div>
      {fault !== undefined && <Fault text={fault} />}
    </div>
  );
}
