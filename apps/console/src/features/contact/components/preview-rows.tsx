import type { ImportPreview, StatedOfSheet } from '#contracts/contact/imports';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { StateTag } from '../../../shared/ui/state-tag.js';

type Row = ImportPreview['rows'][number];
type Correction = NonNullable<StatedOfSheet['corrections']>[number];

/** By cell, `row:column`. */
export type Corrections = ReadonlyMap<string, Correction>;

/** The rows, faulty ones first; a cell that is wrong is mended where it stands. */
export function PreviewRows({
  preview: { columns, rows },
  corrections,
  change,
}: {
  preview: ImportPreview;
  corrections: Corrections;
  change: (corrections: Corrections) => void;
}) {
  const { t } = useWords();
  const shown = [...rows]
    .filter(({ cells }) => cells !== undefined)
    .sort((a, b) => Number(a.result === 'ready') - Number(b.result === 'ready') || a.row - b.row);
  const label = ({ result }: Row) => codeLabel(t, 'contact', 'rowResult', result);
  const why = ({ because, faults }: Row) =>
    because ?? faults.map((fault) => fault.because).join(' ');
  const said = (row: Row, column: number) =>
    corrections.get(cellKey(row.row, column))?.value ?? row.cells?.[column] ?? '';
  const correct = (row: number, column: number, value: string) => {
    change(new Map(corrections).set(cellKey(row, column), { row, column, value }));
  };
  const isEditable = (row: Row, column: number) =>
    corrections.has(cellKey(row.row, column)) || row.faults.some((fault) => fault.column === column);
  const cells = columns
    .filter(({ field }) => field !== undefined)
    .map(({ column, heading }): Column<Row> => ({
      key: String(column),
      title: heading,
      width: 120,
      text: (row) => said(row, column),
      show: (row) =>
        isEditable(row, column) ? (
          <input
            className="cell-mended"
            aria-label={t('contact:import.cell', { row: row.row, heading })}
            value={said(row, column)}
            maxLength={2000}
            onChange={({ target }) => {
              correct(row.row, column, target.value);
            }}
          />
        ) : (
          said(row, column)
        ),
    }));
  return (
    <DataTable<Row>
      title={t('contact:import.preview')}
      rows={shown}
      rowKey={({ row }) => String(row)}
      empty={<EmptyState text={t('contact:import.noRows')} />}
      columns={[
        { key: 'row', title: t('contact:import.row'), figures: true, text: ({ row }) => String(row) },
        {
          key: 'result',
          title: t('contact:import.result'),
          text: label,
          show: (row) => <StateTag code={row.result === 'ready' ? 'passed' : row.result} label={label(row)} />,
        },
        { key: 'why', title: t('contact:import.why'), text: why, width: 180 },
        ...cells,
      ]}
    />
  );
}

function cellKey(row: number, column: number): string {
  return `${String(row)}:${String(column)}`;
}
