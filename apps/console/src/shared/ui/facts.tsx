import { Descriptions } from 'antd';
import type { ReactNode } from 'react';

export type Fact = readonly [label: string, value: ReactNode];

/** What is known, name by name. What is not known is left out rather than shown empty. */
export function Facts({ facts }: { facts: readonly (Fact | undefined | false)[] }) {
  const items = facts
    .filter((fact) => fact !== undefined && fact !== false)
    .map(([label, children]) => ({ key: label, label, children }));
  return <Descriptions size="small" column={{ xs: 1, md: 2 }} bordered items={items} />;
}
