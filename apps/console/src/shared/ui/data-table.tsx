import { DownloadOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/i18n.js';
import { saveFile } from '../sheet/save-file.js';

/** A column: what is shown, and the same as text for whoever takes the list along. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly text: (row: Row) => string;
  readonly show?: (row: Row) => ReactNode;
  /** Amounts and counts stand right. */
  readonly figures?: boolean;
  readonly width?: number;
}

interface DataTableProps<Row> {
  /** Names the list, and the file it is exported to. */
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly onRow?: (row: Row) => void;
  /** Scrolls in a window of this height and draws only what is seen of it. */
  readonly height?: number;
  readonly tools?: ReactNode;
}

/** Every list: its head stays in view, and it exports what it shows. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { title, columns, rows, rowKey, empty, onRow, height, tools } = props;
  const { t } = useWords();
  const save = async () => {
    const { writeSheet } = await import('../sheet/write-sheet.js');
    const names = columns.map((column) => column.title);
    const cells = rows.map((row) => columns.map(({ text }) => text(row)));
    saveFile(`${title}.xlsx`, writeSheet(title, [names, ...cells]));
  };
  return (
    <section aria-label={title}>
      <div className="table-tools">
        {tools}
        <Button icon={<DownloadOutlined aria-hidden />} disabled={rows.length === 0} onClick={() => void save()}>
          {t('export')}
        </Button>
      </div>
      <Table<Row>
        size="small"
        rowKey={rowKey}
        dataSource={[...rows]}
        pagination={false}
        virtual={height !== undefined}
        scroll={height === undefined ? { x: 'max-content' } : { x: 1000, y: height }}
        locale={{ emptyText: empty }}
        columns={columns.map(({ key, title: name, text, show, figures, width }) => ({
          key,
          title: name,
          align: figures ? 'right' : 'left',
          width,
          render: (_: unknown, row: Row) => (show ? show(row) : text(row)),
        }))}
        onRow={(row) => ({
          onClick: () => {
            onRow?.(row);
          },
        })}
      />
    </section>
  );
}
