import { never } from '../shared/exhaustive.js';
import type { Batch, BatchEvent, BatchLine, FailedLine } from './batch.js';
import type { MatchedLine } from './batch-results.js';

/** The batch after one more event; an event that does not fit its phase changes nothing. */
export function evolveBatch(state: Batch, event: BatchEvent, version: number): Batch {
  switch (event.type) {
    case 'batch-opened': {
      const { type: _, lines, ...opening } = event;
      const proposed = lines.map((line): BatchLine => ({ ...line, state: 'proposed' }));
      return { ...opening, phase: 'placing', lines: proposed, openedAtVersion: version };
    }
    case 'lines-placed': {
      if (state.phase !== 'placing') return state;
      const { openedAtVersion: _, ...opened } = state;
      const lines = state.lines.map((line) => afterPlacing(line, event.leftOut));
      return event.placed.length === 0
        ? { ...opened, phase: 'refused', lines, refusedAtVersion: version }
        : { ...opened, phase: 'locked', lines, totals: event.totals };
    }
    case 'batch-exported':
      return state.phase === 'locked' || state.phase === 'exported'
        ? { ...unanswered, ...state, phase: 'exported', sheetDigest: event.sheetDigest }
        : state;
    case 'results-imported': {
      if (state.phase !== 'exported') return state;
      const { matched, mismatched } = event;
      if (matched.length === 0) return { ...state, mismatched };
      const lines = state.lines.map((line) => afterImport(line, matched));
      const imported = { lines, mismatched, resultsIn: true, importedAtVersion: version };
      return { ...state, ...imported, phase: 'settling' };
    }
    case 'lines-settled': {
      if (state.phase !== 'settling') return state;
      const { importedAtVersion: _, ...exported } = state;
      const lines = state.lines.map((line) => afterSettling(line, event));
      return lines.some((line) => line.state === 'placed')
        ? { ...exported, phase: 'exported', lines }
        : { ...exported, phase: 'settled', lines, settledAtVersion: version };
    }
    default:
      return never(event);
  }
}

/** How a sheet starts: the bank has said nothing yet. */
const unanswered = { resultsIn: false, mismatched: [] } as const;

function afterPlacing(line: BatchLine, leftOut: readonly FailedLine[]): BatchLine {
  const failed = leftOut.find((one) => one.line === line.line);
  return failed
    ? { ...line, state: 'left-out', code: failed.code }
    : { ...line, state: 'placed' };
}

function afterImport(line: BatchLine, matched: readonly MatchedLine[]): BatchLine {
  const reported = matched.find((one) => one.line === line.line);
  if (!reported) return line;
  const { code: _, ...fresh } = line;
  return { ...fresh, ...reported, state: 'reported' };
}

function afterSettling(
  line: BatchLine,
  event: { readonly settled: readonly number[]; readonly unsettled: readonly FailedLine[] },
): BatchLine {
  if (line.result !== undefined && event.settled.includes(line.line)) {
    return { ...line, state: line.result };
  }
  const failed = event.unsettled.find((one) => one.line === line.line);
  if (!failed) return line;
  const { result: _, bankReason: __, ...open } = line;
  return { ...open, state: 'placed', code: failed.code };
}
