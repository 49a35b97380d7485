import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo, useEffect, type ReactNode } from 'react';
import { tellFault } from '../api/tell-fault.js';
import { useWords } from '../i18n/i18n.js';
import { saveFile } from '../sheet/save-file.js';
import { notify } from './notices.js';
import { useSeenRows } from './seen-rows.js';

/** A column: what is shown, and the same as text for whoever takes the list along. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly text: (row: Row) => string;
  readonly show?: (row: Row) => ReactNode;
  /** Amounts and counts stand right. */
  readonly figures?: boolean;
  /** Pixels at least. */
  readonly width?: number;
}

interface DataTableProps<Row> {
  /** Names the list, and the file it is exported to. */
  readonly title: string;
  /** Its title stands above it, where a page has several lists. */
  readonly headed?: true;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly onRow?: (row: Row) => void;
  readonly rowClass?: (row: Row) => string | undefined;
  /** Scrolls in a window of this height, draws only what is seen of it, and rows are one line high. */
  readonly height?: number;
  /** The last rows will soon come into its window. */
  readonly onEnd?: () => void;
  readonly tools?: ReactNode;
  /** Where rows are left that were not asked for yet: fetches the whole list as the service's own sheet. */
  readonly whole?: (() => Promise<Blob>) | false;
  /** The same where the service writes no sheet: fetches every row, to be written here. */
  readonly every?: (() => Promise<readonly Row[]>) | false;
}

/** So many rows before the last one more are asked for: whoever scrolls on finds them there. */
const rowsAhead = 40;

/** Every list: its head stays in view, and it exports what it shows, or all of it where more is left. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { title, headed, columns, rows, empty, height, onEnd, tools, whole, every } = props;
  const { t } = useWords();
  const { place, onScroll, from, to, rowPixels } = useSeenRows(rows.length, height);
  const atEnd = height !== undefined && to + rowsAhead >= rows.length;
  useEffect(() => {
    if (atEnd) onEnd?.();
  });
  const save = async () => {
    if (whole) {
      saveFile(`${title}.xlsx`, await whole());
      return;
    }
    const { writeSheet } = await import('../sheet/write-sheet.js');
    const names = columns.map((column) => column.title);
    const cells = (every ? await every() : rows).map((row) => columns.map(({ text }) => text(row)));
    saveFile(`${title}.xlsx`, writeSheet(title, [names, ...cells]));
  };
  const tellInNotice = (error: unknown) => {
    const { title: said, advice } = tellFault(t, error);
    notify({ tone: 'bad', title: said, ...(advice !== undefined && { text: advice }) });
  };
  return (
    <section aria-label={title} className="list">
      <div className="table-tools">
        {headed && <h2>{title}</h2>}
        {tools}
        <Button icon={<DownloadOutlined aria-hidden />} disabled={rows.length === 0} onClick={() => void save().catch(tellInNotice)}>
          {t('export')}
        </Button>
      </div>
      <div
        ref={place}
        className={height === undefined ? 'table-place' : 'table-place window'}
        role="group"
        aria-label={title}
        tabIndex={0}
        style={{ maxHeight: height }}
        onScroll={onScroll}
      >
        <table aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              {columns.map(({ key, title: name, figures, width }) => (
                <th key={key} scope="col" className={figures ? 'figures' : ''} style={{ minWidth: width }}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer pixels={from * rowPixels} columns={columns.length} />
            <Rows {...props} from={from} to={to} />
            <Spacer pixels={(rows.length - to) * rowPixels} columns={columns.length} />
          </tbody>
        </table>
        {rows.length === 0 && empty}
      </div>
    </section>
  );
}

function Rows<Row extends object>({
  columns,
  rows,
  rowKey,
  onRow,
  rowClass,
  from,
  to,
}: DataTableProps<Row> & { from: number; to: number }) {
  const LineOf = Line as typeof PlainLine<Row>;
  return rows.slice(from, to).map((row, index) => (
    <LineOf
      key={rowKey(row)}
      row={row}
      number={from + index + 2}
      columns={columns}
      name={rowClass?.(row)}
      onRow={onRow}
    />
  ));
}

function PlainLine<Row extends object>({
  row,
  number,
  columns,
  name,
  onRow,
}: {
  row: Row;
  number: number;
  columns: readonly Column<Row>[];
  name: string | undefined;
  onRow: ((row: Row) => void) | undefined;
}) {
  return (
    <tr
      aria-rowindex={number}
      className={name}
      {...(onRow && {
        onClick: () => {
          onRow(row);
        },
      })}
    >
      {columns.map(({ key, text, show, figures }) => (
        <td key={key} className={figures ? 'figures' : ''}>
          {show ? show(row) : text(row)}
        </td>
      ))}
    </tr>
  );
}

/** While the window moves, only the rows that come into it are drawn. */
const Line = memo(PlainLine) as unknown as typeof PlainLine;

/** Stands for the rows above or below that are not drawn. */
function Spacer({ pixels, columns }: { pixels: number; columns: number }) {
  if (pixels === 0) return null;
  return (
    <tr aria-hidden className="unseen">
      <td colSpan={columns} style={{ height: pixels }} />
    </tr>
  );
}
