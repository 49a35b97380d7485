import { useId } from 'react';

/** A field of the first screen, which stands before anything heavy has come. */
export function PlainField({
  label,
  name,
  hint,
  fault,
  ...input
}: {
  label: string;
  name: string;
  hint?: string;
  fault?: string | undefined;
} & React.InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const told = fault ?? hint;
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        required
        aria-invalid={fault !== undefined}
        {...(told !== undefined && { 'aria-describedby': `${id}-told` })}
        {...input}
      />
      {told !== undefined && (
        <small id={`${id}-told`} className={fault === undefined ? '' : 'fault'}>
          {told}
        </small>
      )}
    </div>
  );
}
