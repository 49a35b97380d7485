import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BankFileQuery } from '#contracts/reward/commands';
import { refused } from '#domain/shared/decision';
import type { Asking } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { HOUSE, type House } from '#platform/service/house';
import { writeSpreadsheet } from '#platform/sheets/spreadsheet';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { plannedFiles, templateOf } from '../bank-files.js';
import { instructionsOf } from '../batch-instructions.js';
import { giveToBatch } from '../give-to-batch.js';
import { lockedBatch, type LockedBatch } from '../locked-batch.js';
import { bankExport, type ExportedFile } from './bank-export.js';
import { paymentSheet } from './payment-sheet.js';

export interface ExportedSheet extends ExportedFile {
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
}

export class ExportBatchCommand extends Command<ExportedSheet> {
  constructor(
    readonly batchId: string,
    readonly asked: BankFileQuery,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(ExportBatchCommand)
export class ExportBatchHandler implements ICommandHandler<ExportBatchCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ batchId, asked, asking }: ExportBatchCommand): Promise<ExportedSheet> {
    const state = await lockedBatch(this.recorder, batchId, asking);
    const file = await this.fileOf(state, asked, asking);
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    // The record keeps a keyed digest: from a plain one an account number could be tried out.
    const sheetDigest = this.recorder.keys.digest(sha256);
    await giveToBatch(this.recorder, {
      batchId,
      command: { type: 'record-export', sheetDigest },
      stated: sheetDigest,
      asking,
    });
    return { ...file, sha256 };
  }

  private async fileOf(
    state: LockedBatch,
    { template: templateId, ...asked }: BankFileQuery,
    asking: Asking,
  ): Promise<ExportedFile> {
    const { bankFiles } = this.house.pack;
    const template = templateId === undefined ? undefined : templateOf(bankFiles, templateId);
    if (!template) return this.ownSheet(state);
    const { batchId } = state;
    const instructions = await instructionsOf(this.recorder, this.texts, state.lines);
    const planned = plannedFiles(bankFiles, template, batchId, instructions, asked);
    const unwritable = planned.complaints.filter(({ code }) => code === 'characters-unknown');
    if (unwritable.length > 0) throw this.unwritable(unwritable, asking);
    return bankExport(planned, batchId);
  }

  /** The sheet of this house, which comes back as the result sheet. */
  private async ownSheet({ batchId, fundId, lines, totals }: LockedBatch): Promise<ExportedFile> {
    const { city, funds } = this.house.pack;
    const fund = funds.find((one) => one.fundId === fundId)?.name.zh ?? fundId;
    const sheet = paymentSheet({
      batchId,
      title: `${city.zh}${fund}拨付清单`,
      lines: await instructionsOf(this.recorder, this.texts, lines),
      totals,
    });
    return {
      name: `batch-${batchId}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await writeSpreadsheet([sheet]),
    };
  }

  /** Another character in a name's place would pay somebody else, or nobody. */
  private unwritable(lines: readonly { readonly line: number }[], { language }: Asking): Error {
    const named = lines.map(({ line }) => String(line));
    const refusal = refused('characters-unknown', { lines: named });
    return new ProblemError(refusalProblem(refusal, this.recorder.sentences, language));
  }
}
