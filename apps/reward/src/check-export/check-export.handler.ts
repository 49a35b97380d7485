import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CheckExport } from '#contracts/reward/commands';
import type { ExportCheck } from '#contracts/reward/views';
import { bankComplaintSentences } from '#domain/reward/bank-file-sentences';
import { say } from '#domain/shared/sentences';
import type { Viewing } from '#platform/http/asking';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { plannedFiles, templateOf } from '../bank-files.js';
import { instructionsOf } from '../batch-instructions.js';
import { lockedBatch } from '../locked-batch.js';

export class CheckExportQuery extends Query<ExportCheck> {
  constructor(
    readonly batchId: string,
    readonly asked: CheckExport,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(CheckExportQuery)
export class CheckExportHandler implements IQueryHandler<CheckExportQuery> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ batchId, asked, viewing }: CheckExportQuery): Promise<ExportCheck> {
    const { lines } = await lockedBatch(this.recorder, batchId, viewing);
    const { bankFiles } = this.house.pack;
    const { template: templateId, ...options } = asked;
    const template = templateOf(bankFiles, templateId);
    const instructions = await instructionsOf(this.recorder, this.texts, lines);
    const planned = plannedFiles(bankFiles, template, batchId, instructions, options);
    return {
      batchId,
      templateId,
      files: planned.files.map(({ name, count, total }) => ({ name, count, total })),
      complaints: planned.complaints.map(({ line, code, detail = '' }) => ({
        line,
        code,
        because: say(bankComplaintSentences[code], viewing.language, { detail }),
      })),
    };
  }
}
