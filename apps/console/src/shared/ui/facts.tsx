import type { ReactNode } from 'react';

export type Fact = readonly [label: string, value: ReactNode];

/** What is known, name by name. What is not known is left out rather than shown empty. */
export function Facts({ facts }: { facts: readonly (Fact | undefined | false)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact !== undefined && fact !== false)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? '—'}</dd>
          </div>
        ))}
    </dl>
  );
}
