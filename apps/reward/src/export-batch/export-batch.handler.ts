import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AccountWords } from '#contracts/register/errands';
import { batch, type Batch, type BatchLine } from '#domain/reward/batch';
import type { Asking } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { seenBy } from '#platform/http/stage-view';
import { HOUSE, type House } from '#platform/service/house';
import { writeSpreadsheet } from '#platform/sheets/spreadsheet';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { BatchQuery } from '../batch-query.js';
import { giveToBatch } from '../give-to-batch.js';
import { paymentIn, rewardsOf } from '../rewards-of.js';
import { paymentSheet, type SheetLine } from './payment-sheet.js';

export interface ExportedSheet {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
}

export class ExportBatchCommand extends Command<ExportedSheet> {
  constructor(
    readonly batchId: string,
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

  async execute({ batchId, asking }: ExportBatchCommand): Promise<ExportedSheet> {
    const query = new BatchQuery(batchId, asking);
    const { state } = await seenBy<Batch>(this.recorder, 'batch', query);
    if (!('totals' in state)) throw this.notLocked(state, asking);
    const bytes = await this.sheetOf(state);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // The record keeps a keyed digest: from a plain one an account number could be tried out.
    const sheetDigest = this.recorder.keys.digest(sha256);
    await giveToBatch(this.recorder, {
      batchId,
      command: { type: 'record-export', sheetDigest },
      stated: sheetDigest,
      asking,
    });
    return { bytes, sha256 };
  }

  private notLocked(state: Batch, { by, language }: Asking): Error {
    const refusal = batch.may('record-export', { by, at: '' }, state);
    if (!refusal) return new Error('a batch that can be exported has totals');
    return new ProblemError(refusalProblem(refusal, this.recorder.sentences, language));
  }

  /** Whatever became of its lines since: the sheet of a batch stays the one that was locked. */
  private async sheetOf(state: Extract<Batch, { totals: unknown }>): Promise<Uint8Array> {
    const { batchId, fundId, totals } = state;
    const lines = state.lines.filter((line) => line.state !== 'left-out');
    const { city, funds } = this.house.pack;
    const fund = funds.find((one) => one.fundId === fundId)?.name.zh ?? fundId;
    const sheet = paymentSheet({
      batchId,
      title: `${city.zh}${fund}拨付清单`,
      lines: await this.withAccounts(lines),
      totals,
    });
    return writeSpreadsheet([sheet]);
  }

  private async withAccounts(lines: readonly BatchLine[]): Promise<SheetLine[]> {
    const rewards = await rewardsOf(this.recorder, lines.map(({ caseId }) => caseId));
    const accounts = lines.map((line) => paymentIn(rewards, line)?.account);
    const words = await this.texts.read(accounts);
    return lines.map((line, index) => {
      const plain = words.get(accounts[index]?.textId ?? '');
      if (plain === undefined) throw new Error(`${line.caseId}/${line.paymentId} has no account`);
      const account = AccountWords.parse(JSON.parse(plain));
      if (this.recorder.keys.digest(account.number) !== line.accountDigest) {
        throw new Error(`${line.caseId}/${line.paymentId} has another account than its batch`);
      }
      return { ...line, account };
    });
  }
}
