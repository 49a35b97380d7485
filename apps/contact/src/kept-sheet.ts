import type { LeadSheet } from '#domain/contact/lead-sheet/read-lead-sheet';
import type { TotalCheck } from '#domain/contact/lead-sheet/totals';
import { shownText, type Merge } from '#domain/sheets/cells';

/**
 * What stands around the rows of an imported sheet, kept encrypted as they are: enough to give the
 * sheet back with the rows that were refused.
 */
export interface SheetFrame {
  readonly name: string;
  /** The rows down to the header's last one. */
  readonly above: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  readonly sections: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly totals: readonly TotalCheck[];
}

export function frameOf({ sheet, header, skipped, totals }: LeadSheet): SheetFrame {
  const sections = skipped.filter(({ kind }) => kind === 'section');
  return {
    name: sheet.name,
    above: sheet.rows.slice(0, header.bottom + 1).map(cellsOf),
    merges: sheet.merges.filter(({ bottom }) => bottom <= header.bottom),
    sections: sections.map(({ row }) => ({ row, cells: cellsAt(sheet, row) })),
    totals,
  };
}

/** What a row of the sheet says, cell by cell, as a person sees it. */
export function cellsAt({ rows }: LeadSheet['sheet'], row: number): readonly string[] {
  return cellsOf(rows[row - 1] ?? []);
}

function cellsOf(row: LeadSheet['sheet']['rows'][number]): readonly string[] {
  return row.map(shownText);
}
