import { decided, refused, type Decision } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { digits, sumFen, type Fen } from '../shared/money.js';
import type { Issued } from '../shared/stage.js';
import type {
  Batch,
  BatchCommand,
  BatchEvent,
  BatchLine,
  ControlTotals,
  ImportResults,
  OpenBatch,
  RecordExport,
  RecordPlacements,
  RecordSettlements,
} from './batch.js';
import { judgeSheet } from './batch-results.js';
import { batchLinesMax } from './batch-size.js';
import { mayOfBatch, wrongPhase } from './batch-who-may.js';
import { personIdOf } from './reward-parts.js';

export function decideBatch(command: BatchCommand & Issued, state: Batch): Decision<BatchEvent> {
  const refusal = mayOfBatch(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-batch':
      return open(command);
    case 'record-placements':
      return state.phase === 'placing' ? recordPlacements(command, state.lines) : decided([]);
    case 'record-export':
      return recordExport(command, state);
    case 'import-results':
      return importResults(command, state);
    case 'record-settlements':
      return state.phase === 'settling' ? recordSettlements(command, state.lines) : decided([]);
    default:
      return never(command);
  }
}

function open(command: OpenBatch & Issued): Decision<BatchEvent> {
  const { batchId, fundId, payments } = command;
  if (payments.length === 0) return refused('batch-is-empty');
  if (payments.length > batchLinesMax) {
    return refused('batch-too-large', { size: payments.length, max: batchLinesMax });
  }
  const names = payments.map(({ caseId, paymentId }) => `${caseId}/${paymentId}`);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
  if (twice.length > 0) return refused('payment-named-twice', { payments: twice });
  const lines = payments.map(({ caseId, paymentId, amount, accountDigest }, index) => {
    return { line: index + 1, caseId, paymentId, amount, accountDigest };
  });
  const openedBy = personIdOf(command);
  return decided([{ type: 'batch-opened', batchId, fundId, openedBy, lines }]);
}

/** The batch locks with the lines their cases gave; a line without an answer was not given. */
function recordPlacements(
  { lines: answers }: RecordPlacements,
  lines: readonly BatchLine[],
): Decision<BatchEvent> {
  const isPlaced = new Set(answers.filter(({ placed }) => placed).map(({ line }) => line));
  const placed = lines.filter(({ line }) => isPlaced.has(line));
  const leftOut = lines
    .filter(({ line }) => !isPlaced.has(line))
    .map(({ line }) => ({ line, code: codeOf(line, answers) }));
  return decided([
    {
      type: 'lines-placed',
      placed: placed.map(({ line }) => line),
      leftOut,
      totals: totalsOf(placed),
    },
  ]);
}

function totalsOf(lines: readonly { readonly amount: Fen }[]): ControlTotals {
  return { count: lines.length, total: digits(sumFen(lines.map(({ amount }) => amount))) };
}

/** Another sheet after the bank has answered would pay lines twice, so it cannot leave. */
function recordExport(command: RecordExport & Issued, state: Batch): Decision<BatchEvent> {
  if (state.phase !== 'locked' && state.phase !== 'exported') return wrongPhase(state);
  const { sheetDigest } = command;
  if (state.phase === 'exported') {
    if (state.sheetDigest === sheetDigest) return decided([]);
    if (state.resultsIn) return refused('results-already-in');
  }
  return decided([{ type: 'batch-exported', sheetDigest, exportedBy: personIdOf(command) }]);
}

function importResults(command: ImportResults & Issued, state: Batch): Decision<BatchEvent> {
  if (state.phase !== 'exported') return wrongPhase(state);
  if (command.lines.length === 0) return refused('sheet-is-empty');
  return decided([
    {
      type: 'results-imported',
      sheetDigest: command.sheetDigest,
      importedBy: personIdOf(command),
      ...judgeSheet(command.lines, state.lines),
    },
  ]);
}

/** A line its case did not settle waits for another sheet: its result is not taken as given. */
function recordSettlements(
  { lines: answers }: RecordSettlements,
  lines: readonly BatchLine[],
): Decision<BatchEvent> {
  const isSettled = new Set(answers.filter(({ settled }) => settled).map(({ line }) => line));
  const reported = lines.filter(({ state }) => state === 'reported').map(({ line }) => line);
  return decided([
    {
      type: 'lines-settled',
      settled: reported.filter((line) => isSettled.has(line)),
      unsettled: reported
        .filter((line) => !isSettled.has(line))
        .map((line) => ({ line, code: codeOf(line, answers) })),
    },
  ]);
}

function codeOf(line: number, answers: readonly { line: number; code?: string }[]): string {
  return answers.find((answer) => answer.line === line)?.code ?? 'not-answered';
}
