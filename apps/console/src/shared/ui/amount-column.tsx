import type { Column } from './data-table.js';
import { wan } from './money.js';
import { MoneyShown } from './money-shown.js';

/** A column of amounts: 万元 right-aligned, 元 on hover; as text in 万元, empty where there is none. */
export function amountColumn<Row>(
  key: string,
  title: string,
  /** The amount in fen digits. */
  fenOf: (row: Row) => string | undefined,
): Column<Row> {
  return {
    key,
    title,
    figures: true,
    text: (row) => {
      const fen = fenOf(row);
      return fen === undefined ? '' : wan(fen);
    },
    show: (row) => <MoneyShown fen={fenOf(row)} unit={false} />,
  };
}
