import { useState, type ReactNode } from 'react';
import { useWords } from '../../../shared/i18n/i18n.js';
import type { Column } from '../../../shared/ui/data-table.js';

interface Picks<Row> {
  readonly picked: readonly Row[];
  readonly column: Column<Row>;
  readonly all: ReactNode;
  readonly clear: () => void;
}

/** Rows of a list a person picks to do one thing with all of them. Rows that went away are not picked. */
export function usePicks<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  nameOf: (row: Row) => string,
  may: (row: Row) => boolean,
): Picks<Row> {
  const { t } = useWords();
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const open = rows.filter(may);
  const picked = open.filter((row) => keys.has(keyOf(row)));
  const put = (key: string, yes: boolean) => {
    const next = new Set(keys);
    if (yes) next.add(key);
    else next.delete(key);
    setKeys(next);
  };
  return {
    picked,
    clear: () => {
      setKeys(new Set());
    },
    column: {
      key: 'pick',
      title: t('reward:picks.column'),
      text: (row) => (picked.includes(row) ? '✓' : ''),
      show: (row) =>
        may(row) ? (
          <input
            type="checkbox"
            aria-label={t('reward:picks.pick', { name: nameOf(row) })}
            checked={keys.has(keyOf(row))}
            onChange={({ target }) => {
              put(keyOf(row), target.checked);
            }}
          />
        ) : null,
    },
    all: (
      <label>
        <input
          type="checkbox"
          disabled={open.length === 0}
          checked={open.length > 0 && picked.length === open.length}
          onChange={({ target }) => {
            setKeys(new Set(target.checked ? open.map(keyOf) : []));
          }}
        />{' '}
        {t('reward:picks.all', { count: open.length })}
      </label>
    ),
  };
}
