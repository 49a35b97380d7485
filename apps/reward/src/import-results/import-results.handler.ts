import { createHash } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ResultsAnswer } from '#contracts/reward/views';
import type { Batch, BatchLine } from '#domain/reward/batch';
import type { ReportedLine } from '#domain/reward/batch-results';
import { say, type Language } from '#domain/shared/sentences';
import type { Asking } from '#platform/http/asking';
import { InvalidInput } from '#platform/http/invalid-input';
import { seenBy } from '#platform/http/stage-view';
import type { ServiceKeys } from '#platform/keys/keys';
import { UnreadableSpreadsheet } from '#platform/sheets/sheet';
import { readSpreadsheet } from '#platform/sheets/spreadsheet';
import { Recorder } from '#platform/store/recorder';
import { BatchQuery } from '../batch-query.js';
import { giveToBatch } from '../give-to-batch.js';
import { referenceOf } from '../sheet-columns.js';
import { linesNamed, type NamedRow } from './lines-named.js';
import {
  readResultSheet,
  resultRowsMax,
  type ResultRow,
  type ResultSheet,
} from './result-sheet.js';
import { skippedRowSentences } from './skipped-rows.js';

export class ImportResultsCommand extends Command<ResultsAnswer> {
  constructor(
    readonly batchId: string,
    readonly file: Uint8Array,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(ImportResultsCommand)
export class ImportResultsHandler implements ICommandHandler<ImportResultsCommand> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ batchId, file, asking }: ImportResultsCommand): Promise<ResultsAnswer> {
    const query = new BatchQuery(batchId, asking);
    const { state } = await seenBy<Batch>(this.recorder, 'batch', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const { keys } = this.recorder;
    const results = await resultsIn(file, asking.language);
    refuseOtherBatches(results.rows, batchId);
    const sheetDigest = keys.digest(createHash('sha256').update(file).digest('hex'));
    const named = linesNamed(results.rows, state.lines, keys);
    const skipped = [...results.skipped, ...named.skipped].sort((one, two) => one.row - two.row);
    const lines = named.rows.map((row) => reported(row, state.lines, keys));
    const answer = await giveToBatch(this.recorder, {
      batchId,
      command: { type: 'import-results', sheetDigest, lines },
      stated: sheetDigest,
      asking,
    });
    const because = (code: keyof typeof skippedRowSentences) =>
      say(skippedRowSentences[code], asking.language, {});
    return { ...answer, skipped: skipped.map((one) => ({ ...one, because: because(one.code) })) };
  }
}

/** @throws InvalidInput when the file is no spreadsheet, or none with the columns it needs. */
async function resultsIn(file: Uint8Array, language: Language): Promise<ResultSheet> {
  try {
    const sheet = readResultSheet(await readSpreadsheet(file));
    if (!sheet) {
      throw invalidFile('has no row with the headings 金额（元）, 结果 and one of 序号, 付款流水号, 收款账号');
    }
    if (sheet.rows.length <= resultRowsMax) return sheet;
    throw invalidFile(`has more than ${String(resultRowsMax)} rows of results`);
  } catch (error) {
    throw error instanceof UnreadableSpreadsheet ? invalidFile(error.said(language)) : error;
  }
}

function invalidFile(message: string): InvalidInput {
  return new InvalidInput([{ path: ['file'], message }]);
}

/** @throws InvalidInput: line numbers of another batch's sheet would fit by chance. */
function refuseOtherBatches(rows: readonly ResultRow[], batchId: string): void {
  const other = rows.find((row) => row.batchId !== undefined && row.batchId !== batchId);
  if (other) throw invalidFile(`row ${String(other.row)} belongs to another batch`);
}

/** No payment is of nothing, so the rule finds a line altered that is reported with this amount. */
const noPaymentsAmount = '0';

/** What the rule compares: a row whose amount or reference is not the line's own is altered. */
function reported(
  { line, amount, account, reference, result, bankReason }: NamedRow,
  lines: readonly BatchLine[],
  keys: ServiceKeys,
): ReportedLine {
  const own = lines.find((one) => one.line === line);
  const isOther = own !== undefined && reference !== undefined && reference !== referenceOf(own);
  return {
    line,
    amount: isOther ? noPaymentsAmount : (amount ?? noPaymentsAmount),
    ...(account !== undefined && { accountDigest: keys.digest(account) }),
    result,
    ...(bankReason && { bankReason }),
  };
}
