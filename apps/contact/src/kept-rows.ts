import type { PartiesWords } from '#contracts/register/errands';
import type { SheetPiece, SheetRow } from '#domain/contact/lead-import';
import type { SheetLead } from '#domain/contact/lead-sheet/understand-row';
import type { Texts } from '#platform/store/texts';

/** A row as the words of its piece keep it, from the upload until its case opens. */
export interface KeptRow extends Pick<SheetRow, 'row' | 'digest' | 'faults'> {
  /** What the row says as it stands, to give it back where it is refused. */
  readonly cells: readonly string[];
  /** Absent where the row has faults. */
  readonly lead?: SheetLead;
}

/** What of these rows the register is to enter: no row that has faults. */
export function partiesOf(rows: readonly KeptRow[]): string {
  return JSON.stringify(rows.flatMap(({ row, lead }) => (lead ? [partiesIn(row, lead)] : [])));
}

function partiesIn(
  row: number,
  { organisation, creditCode, contactName, contactPhone }: SheetLead,
): PartiesWords {
  return {
    row,
    organisationName: organisation,
    ...(creditCode !== undefined && { creditCode }),
    ...(contactName !== undefined && { contactName }),
    ...(contactPhone !== undefined && { contactPhone }),
  };
}

export function wordsOf(rows: readonly KeptRow[]): string {
  return JSON.stringify(rows);
}

/** What is left of a row whose person was erased. */
export function withoutWords({ row, digest, faults }: KeptRow): KeptRow {
  return { row, digest, faults, cells: [] };
}

/** None where the words of the piece are no longer kept: nothing of it can be carried on. */
export async function keptRows({ words }: SheetPiece, texts: Texts): Promise<readonly KeptRow[]> {
  const kept = (await texts.read([words])).get(words.textId);
  return kept === undefined ? [] : (JSON.parse(kept) as readonly KeptRow[]);
}
