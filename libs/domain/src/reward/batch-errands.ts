import type { Errand, ErrandAnswer } from '../shared/stage.js';
import type { Batch, BatchLine, RecordPlacements, RecordSettlements } from './batch.js';
import type { LinePlaced, LineSettled, PlaceLines, SettleLines } from './errands.js';

/** What the batch asks of its cases: first to place its lines, then to settle them. */
export function batchErrand(state: Batch): Errand | undefined {
  if (state.phase === 'placing') {
    const { batchId, lines, openedAtVersion: raisedAtVersion } = state;
    const request: PlaceLines = { type: 'place-lines', batchId, lines: lines.map(paymentOf) };
    return { service: 'reward', type: request.type, raisedAtVersion, request: { ...request } };
  }
  if (state.phase === 'settling') {
    const { batchId, importedAtVersion: raisedAtVersion } = state;
    const request: SettleLines = {
      type: 'settle-lines',
      batchId,
      lines: state.lines.flatMap((line) => {
        const { result, bankReason } = line;
        if (line.state !== 'reported' || result === undefined) return [];
        return [{ ...paymentOf(line), result, ...(bankReason && { bankReason }) }];
      }),
    };
    return { service: 'reward', type: request.type, raisedAtVersion, request: { ...request } };
  }
  return undefined;
}

function paymentOf({ line, caseId, paymentId }: BatchLine) {
  return { line, caseId, paymentId };
}

/** A refused errand refused every line it named. */
export function batchAnswered(
  { type, request }: Errand,
  answer: ErrandAnswer,
): RecordPlacements | RecordSettlements {
  if (answer.ok) {
    return type === 'place-lines'
      ? { type: 'record-placements', lines: answer.result['lines'] as readonly LinePlaced[] }
      : { type: 'record-settlements', lines: answer.result['lines'] as readonly LineSettled[] };
  }
  const { code } = answer;
  const lines = (request['lines'] as PlaceLines['lines']).map(({ line }) => line);
  return type === 'place-lines'
    ? { type: 'record-placements', lines: lines.map((line) => ({ line, placed: false, code })) }
    : { type: 'record-settlements', lines: lines.map((line) => ({ line, settled: false, code })) };
}
