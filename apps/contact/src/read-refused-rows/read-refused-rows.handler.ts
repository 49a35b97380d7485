import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LeadImport, Running } from '#domain/contact/lead-import';
import { refused } from '#domain/shared/decision';
import type { SentFile } from '#platform/http/file-reply';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { HOUSE, type House } from '#platform/service/house';
import { spreadsheetType, writeSpreadsheet } from '#platform/sheets/spreadsheet';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { keptRows } from '../kept-rows.js';
import type { SheetFrame } from '../kept-sheet.js';
import { reasonOf } from '../row-reason.js';

export class ReadRefusedRows extends StageQuery<SentFile> {}

type Cells = readonly string[];

/** The column is the sheet's own, not the reader's language: the sheet goes back to whoever filled it in. */
const reasonHeading = '错误原因';

@QueryHandler(ReadRefusedRows)
export class ReadRefusedRowsHandler implements IQueryHandler<ReadRefusedRows> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute(query: ReadRefusedRows): Promise<SentFile> {
    const { state } = await seenBy<LeadImport>(this.recorder, 'import', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const { importId, fileName, frame } = state;
    const words = await this.texts.read([fileName, frame]);
    const kept = words.get(frame.textId);
    if (kept === undefined) {
      const { sentences } = this.recorder;
      throw new ProblemError(refusalProblem(refused('rows-not-kept'), sentences, query.viewing.language));
    }
    const content = await this.sheetOf(state, JSON.parse(kept) as SheetFrame);
    const { personId } = query.viewing.by;
    this.house.log.info('refused-rows-read', { importId, personId });
    const name = (words.get(fileName.textId) ?? '').replace(/\.\w+$/, '');
    return { name: `${name}_未导入.xlsx`, mediaType: spreadsheetType, content };
  }

  private async sheetOf(running: Running, frame: SheetFrame): Promise<Uint8Array> {
    const reasons = new Map(
      running.results
        .filter(({ result }) => result === 'refused')
        .map((row) => [row.row, reasonOf(row, 'zh', this.house.pack) ?? '']),
    );
    const cells = await this.cellsOf(running, reasons);
    const width = Math.max(...[...frame.above, ...cells.values()].map(({ length }) => length));
    const withReason = (row: Cells, reason: string) => [
      ...Array.from({ length: width }, (_, column) => row[column] ?? ''),
      reason,
    ];
    const above = frame.above.map((row, index) =>
      index === frame.above.length - 1 ? withReason(row, reasonHeading) : row,
    );
    const below = [...cells].map(([row, said]) => ({ row, cells: withReason(said, reasons.get(row) ?? '') }));
    const rows = [...frame.sections, ...below].sort((one, other) => one.row - other.row);
    const name = frame.name === '' ? '未导入' : frame.name;
    const all = [...above, ...rows.map((row) => row.cells)];
    return writeSpreadsheet([{ name, rows: all, merges: frame.merges }]);
  }

  /** What the refused rows say as they stand, in the order of the sheet. */
  private async cellsOf(
    { pieces }: Running,
    refused: ReadonlyMap<number, string>,
  ): Promise<ReadonlyMap<number, Cells>> {
    const cells = new Map<number, Cells>();
    for (const piece of pieces) {
      if (!piece.rows.some((row) => refused.has(row))) continue;
      for (const kept of await keptRows(piece, this.texts)) {
        if (refused.has(kept.row)) cells.set(kept.row, kept.cells);
      }
    }
    return cells;
  }
}
