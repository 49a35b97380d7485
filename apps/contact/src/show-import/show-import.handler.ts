import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ImportView } from '#contracts/contact/views';
import type { LeadImport, RegisteredRow, SettledRow } from '#domain/contact/lead-import';
import { undoUntil } from '#domain/contact/lead-import-decide';
import { pendingRows } from '#domain/contact/lead-import-evolve';
import type { Language } from '#domain/shared/sentences';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { reasonOf } from '../row-reason.js';
import type { SheetFrame } from '../kept-sheet.js';

export class ShowImport extends StageQuery<ImportView> {}

type ShownRow = ImportView['rows'][number];

@QueryHandler(ShowImport)
export class ShowImportHandler implements IQueryHandler<ShowImport> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute(query: ShowImport): Promise<ImportView> {
    const { state, version, commands } = await seenBy<LeadImport>(this.recorder, 'import', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const { phase, importId, fileName, frame, officerId, officerUnitId, results } = state;
    const words = await this.texts.read([fileName, frame]);
    const kept = words.get(frame.textId);
    const settled = results.map((row) => this.shown(row, query.viewing.language));
    const waiting = state.suspected.map((row) => shownSuspect(row));
    const pending = pendingRows(state).map((row): ShownRow => ({ row, result: 'pending', faults: [] }));
    const count = (wanted: SettledRow['result']) =>
      results.filter(({ result }) => result === wanted).length;
    return {
      importId,
      version,
      phase,
      fileName: words.get(fileName.textId) ?? null,
      officerId,
      officerUnitId,
      rows: [...settled, ...waiting, ...pending].sort((one, other) => one.row - other.row),
      opened: count('opened'),
      duplicates: count('duplicate'),
      refused: count('refused'),
      suspected: waiting.length,
      withdrawn: count('withdrawn'),
      pending: pending.length,
      undoUntil: undoUntil(state),
      undone: state.undoneBy !== undefined,
      totals: kept === undefined ? [] : [...(JSON.parse(kept) as SheetFrame).totals],
      commands,
    };
  }

  private shown(settled: SettledRow, language: Language): ShownRow {
    const { row, result, caseId, code, faults = [] } = settled;
    const because = reasonOf(settled, language, this.house.pack);
    return {
      row,
      result,
      ...(caseId !== undefined && { caseId }),
      ...(code !== undefined && { code }),
      ...(because !== undefined && { because }),
      faults: [...faults],
    };
  }
}

/** With its own name, which is public, so that whoever judges sees both sides. */
function shownSuspect({ row, name, creditCode, resembles = [] }: RegisteredRow): ShownRow {
  return {
    row,
    result: 'suspected',
    faults: [],
    ...(name !== undefined && { name }),
    ...(creditCode !== undefined && { creditCode }),
    resembles: [...resembles],
  };
}
