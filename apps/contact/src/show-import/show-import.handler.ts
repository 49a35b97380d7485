import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ImportView } from '#contracts/contact/views';
import type { LeadImport, SettledRow } from '#domain/contact/lead-import';
import { pendingRows } from '#domain/contact/lead-import-evolve';
import { rowSentence } from '#domain/contact/row-sentences';
import type { Language } from '#domain/shared/sentences';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';

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
    const { state, version } = await seenBy<LeadImport>(this.recorder, 'import', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const { phase, importId, fileName, officerId, officerUnitId, results } = state;
    const words = await this.texts.read([fileName]);
    const settled = results.map((row) => this.shown(row, query.viewing.language));
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
      rows: [...settled, ...pending].sort((one, other) => one.row - other.row),
      opened: count('opened'),
      duplicates: count('duplicate'),
      refused: count('refused'),
      pending: pending.length,
    };
  }

  private shown({ row, result, caseId, code, unit, faults = [] }: SettledRow, language: Language) {
    const codes = faults.length > 0 ? faults : code === undefined ? [] : [code];
    const details =
      unit === undefined
        ? {}
        : { unit, unitZh: this.nameOf(unit, 'zh'), unitEn: this.nameOf(unit, 'en') };
    const because = codes.map((one) => rowSentence(one, language, details));
    return {
      row,
      result,
      ...(caseId !== undefined && { caseId }),
      ...(code !== undefined && { code }),
      ...(because.length > 0 && { because: because.join(language === 'zh' ? '' : ' ') }),
      faults: [...faults],
    };
  }

  private nameOf(unitId: string, language: Language): string {
    const unit = this.house.pack.units.find((one) => one.unitId === unitId);
    return unit?.name[language] ?? unitId;
  }
}
