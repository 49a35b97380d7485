import type { ReactNode } from 'react';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Masked } from '../../../shared/ui/masked.js';
import { entryId, type Entry } from '../api/queries.js';

export type Listed = Entry & { readonly because?: string };

const windowFromRows = 60;
const windowHeight = 560;

/** Entries of the register, people masked; the name opens the entry. */
export function EntryTable({
  title,
  rows,
  empty,
  open,
  tools,
  whole = false,
}: {
  title: string;
  rows: readonly Listed[];
  empty: string;
  open: (id: string) => void;
  tools?: ReactNode;
  /** Fetches the whole list where more is left than is shown. */
  whole?: (() => Promise<Blob>) | false;
}) {
  const columns = useColumns(open, rows.some(({ because }) => because !== undefined));
  return (
    <DataTable<Listed>
      title={title}
      rows={rows}
      rowKey={entryId}
      empty={<EmptyState text={empty} />}
      columns={columns}
      tools={tools}
      whole={whole}
      {...(rows.length > windowFromRows && { height: windowHeight })}
    />
  );
}

function useColumns(open: (id: string) => void, withReason: boolean): Column<Listed>[] {
  const { t } = useWords();
  const codeOf = (entry: Entry) =>
    entry.kind === 'organisation' ? (entry.creditCode ?? '') : (entry.idNumber ?? '');
  const phoneOf = (entry: Entry) => (entry.kind === 'person' ? (entry.phone ?? '') : '');
  const reason: Column<Listed> = {
    key: 'because',
    title: t('register:because'),
    text: ({ because }) => (because === undefined ? '' : t(`register:alike.${because}`)),
  };
  return [
    {
      key: 'name',
      title: t('register:name'),
      width: 240,
      text: ({ name }) => name,
      show: (entry) => (
        <button
          type="button"
          className="plain framed"
          onClick={() => {
            open(entryId(entry));
          }}
        >
          {entry.name}
        </button>
      ),
    },
    { key: 'kind', title: t('fields.kind'), text: ({ kind }) => t(`register:kinds.${kind}`) },
    {
      key: 'code',
      title: t('register:code'),
      text: codeOf,
      show: (entry) =>
        entry.kind === 'person' && entry.idNumber !== undefined ? (
          <Masked value={entry.idNumber} />
        ) : (
          <span className="figure">{codeOf(entry)}</span>
        ),
    },
    {
      key: 'phone',
      title: t('register:fields.phone'),
      text: phoneOf,
      show: (entry) => (phoneOf(entry) === '' ? '' : <Masked value={phoneOf(entry)} />),
    },
    {
      key: 'aliases',
      title: t('register:aliases'),
      text: ({ aliases = [] }) => aliases.map(({ name }) => name).join('、'),
    },
    ...(withReason ? [reason] : []),
  ];
}
