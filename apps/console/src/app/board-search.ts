/** What the list of cases is filtered by, as it stands in the address. */
export interface BoardSearch {
  readonly view?: 'board' | 'table';
  readonly stage?: string;
  readonly segment?: string;
  readonly district?: string;
  readonly q?: string;
}

/** Takes what fits out of an address and leaves the rest. */
export function boardSearch(search: Record<string, unknown>): BoardSearch {
  const text = (name: string): Record<string, string> => {
    const value = search[name];
    const shown = typeof value === 'number' ? String(value) : value;
    return typeof shown === 'string' && shown !== '' ? { [name]: shown } : {};
  };
  const view = search['view'];
  return {
    ...(view === 'board' || view === 'table' ? { view } : {}),
    ...text('stage'),
    ...text('segment'),
    ...text('district'),
    ...text('q'),
  };
}
