import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ImportPreview, StatedOfSheet } from '#contracts/contact/imports';
import {
  missingIn,
  type LeadSheet,
  type ReadRow,
} from '#domain/contact/lead-sheet/read-lead-sheet';
import { fieldOfFault, type SheetLead } from '#domain/contact/lead-sheet/understand-row';
import { rowSentence } from '#domain/contact/row-sentences';
import type { RefusalDetails } from '#domain/shared/decision';
import type { Language } from '#domain/shared/sentences';
import type { Viewing } from '#platform/http/asking';
import type { ReceivedFile } from '#platform/http/received-file';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { cellsAt } from '../kept-sheet.js';
import { leadSheetIn } from '../lead-sheet.js';
import { reasonOf } from '../row-reason.js';
import { subjectOf } from '../subject-of.js';

export class PreviewImport extends Query<ImportPreview> {
  constructor(
    readonly file: ReceivedFile,
    readonly stated: StatedOfSheet,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

type PreviewRow = ImportPreview['rows'][number];

/** Sound rows are shown up to here; those with something wrong all are. */
const soundRowsShown = 50;

@QueryHandler(PreviewImport)
export class PreviewImportHandler implements IQueryHandler<PreviewImport> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ file, stated, viewing: { language } }: PreviewImport): Promise<ImportPreview> {
    const read = await leadSheetIn(file, { known: this.house.pack, language, stated });
    const { sheet, header, skipped, totals } = read;
    const taken = await this.takenIn(read, language);
    const rows = read.rows.map((row, index) => {
      const because = taken.get(row.row);
      const shown = previewOf(row, read, { language, ...(because !== undefined && { because }) });
      const isShown = shown.result !== 'ready' || index < soundRowsShown;
      return isShown ? { ...shown, cells: [...cellsAt(sheet, row.row)] } : shown;
    });
    const count = (wanted: PreviewRow['result']) => rows.filter(({ result }) => result === wanted).length;
    return {
      sheet: sheet.name,
      headerRows: { first: header.top + 1, last: header.bottom + 1 },
      columns: columnsOf(read),
      missing: [...missingIn(read)],
      ...(header.investmentUnit !== undefined && { unit: header.investmentUnit }),
      rows,
      ready: count('ready'),
      duplicates: count('duplicate'),
      refused: count('refused'),
      skipped: [...skipped],
      totals: [...totals],
    };
  }

  /** Rows whose investor is attracted already, or named above, each with that in words. */
  private async takenIn({ rows }: LeadSheet, language: Language): Promise<ReadonlyMap<number, string>> {
    const leads = rows.flatMap(({ row, lead }) => (lead ? [{ row, claim: claimOf(lead) }] : []));
    const claims = [...new Set(leads.map(({ claim }) => claim))];
    const holders = await this.recorder.record.claims.find({ _id: { $in: claims } }).toArray();
    const held = new Map(holders.map(({ _id, refusal, disclosed }) => [_id, { refusal, disclosed }]));
    const above = new Map<string, number>();
    const because = new Map<number, string>();
    for (const { row, claim } of leads) {
      const holder = held.get(claim);
      const first = above.get(claim);
      if (holder) because.set(row, this.heldBy(holder, language));
      else if (first !== undefined) because.set(row, rowSentence('named-above', language, { row: first }));
      else above.set(claim, row);
    }
    return because;
  }

  private heldBy(
    { refusal, disclosed }: { readonly refusal: string; readonly disclosed: RefusalDetails },
    language: Language,
  ): string {
    const { unit } = disclosed;
    const named = { code: refusal, ...(typeof unit === 'string' && { unit }) };
    return reasonOf(named, language, this.house.pack) ?? '';
  }
}

function claimOf({ organisation, creditCode }: SheetLead): string {
  const code = creditCode === undefined ? {} : { creditCode };
  return `subject:${subjectOf({ kind: 'organisation', name: organisation, ...code }).subjectId}`;
}

function previewOf(
  { row, faults, lead }: ReadRow,
  { header }: LeadSheet,
  { language, because }: { readonly language: Language; readonly because?: string },
): PreviewRow {
  const shown = faults.map((code) => {
    const field = fieldOfFault[code];
    const [column] = header.columns.get(field) ?? [];
    const said = rowSentence(code, language, {});
    return { code, field, ...(column !== undefined && { column }), because: said };
  });
  if (!lead) return { row, result: 'refused', faults: shown };
  return because === undefined
    ? { row, result: 'ready', faults: shown }
    : { row, result: 'duplicate', faults: shown, because };
}

function columnsOf({ header }: LeadSheet): ImportPreview['columns'] {
  const fieldOf = new Map(
    [...header.columns].flatMap(([field, columns]) => columns.map((column) => [column, field] as const)),
  );
  return header.headings.map((heading, column) => {
    const field = fieldOf.get(column);
    return { column, heading: heading.join(' / '), ...(field !== undefined && { field }) };
  });
}
