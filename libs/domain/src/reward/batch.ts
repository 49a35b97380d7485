import type { Fen } from '../shared/money.js';
import type { Stage, Wait } from '../shared/stage.js';
import type { BankReason } from './bank-reasons.js';
import { decideBatch } from './batch-decide.js';
import { batchAnswered, batchErrand } from './batch-errands.js';
import { evolveBatch } from './batch-history.js';
import type { BankResult, JudgedSheet, MismatchedLine, ReportedLine } from './batch-results.js';
import { mayOfBatch } from './batch-who-may.js';
import type { LinePlaced, LineSettled } from './errands.js';
import { batchSentences } from './refusals.js';
import { batchVisibility } from './visible.js';

export const batchLineStates = [
  'proposed',
  'placed',
  'left-out',
  'reported',
  'paid',
  'returned',
] as const;
export type BatchLineState = (typeof batchLineStates)[number];

/** A payment as the batch's handler read it from its case: amount in fen, frozen account. */
export interface BatchPayment {
  readonly caseId: string;
  readonly paymentId: string;
  readonly amount: Fen;
  readonly accountDigest: string;
}

/** `line` counts from 1 and never changes: with the batch's id it names one bank instruction. */
export interface ProposedLine extends BatchPayment {
  readonly line: number;
}

export interface BatchLine extends ProposedLine {
  readonly state: BatchLineState;
  /** Why the line was left out, or could not be settled the last time. */
  readonly code?: string;
  readonly result?: BankResult;
  readonly bankReason?: BankReason;
}

/** What the sheet's footer must say: number of placed lines and their sum in fen. */
export interface ControlTotals {
  readonly count: number;
  readonly total: Fen;
}

/** A line that did not get as far as its answer should have brought it. */
export interface FailedLine {
  readonly line: number;
  readonly code: string;
}

interface Opening {
  readonly batchId: string;
  readonly fundId: string;
  readonly openedBy: string;
}
interface Opened extends Opening {
  readonly lines: readonly BatchLine[];
}
interface Locked extends Opened {
  readonly totals: ControlTotals;
}
interface Exported extends Locked {
  readonly sheetDigest: string;
  /** Whether the bank has answered for any line: from then on no other sheet may leave. */
  readonly resultsIn: boolean;
  /** What of the last result sheet did not match. */
  readonly mismatched: readonly MismatchedLine[];
}

/** A payment's own state lives in its case alone; a batch knows its lines and nothing else. */
export type Batch =
  | { readonly phase: 'not-opened' }
  | (Opened & { readonly phase: 'placing'; readonly openedAtVersion: number })
  | (Opened & { readonly phase: 'refused'; readonly refusedAtVersion: number })
  | (Locked & { readonly phase: 'locked' })
  | (Exported & { readonly phase: 'exported' })
  | (Exported & { readonly phase: 'settling'; readonly importedAtVersion: number })
  | (Exported & { readonly phase: 'settled'; readonly settledAtVersion: number });

export interface OpenBatch {
  readonly type: 'open-batch';
  readonly batchId: string;
  readonly fundId: string;
  readonly payments: readonly BatchPayment[];
}
export interface RecordPlacements {
  readonly type: 'record-placements';
  readonly lines: readonly LinePlaced[];
}
export interface RecordExport {
  readonly type: 'record-export';
  readonly sheetDigest: string;
}
export interface ImportResults {
  readonly type: 'import-results';
  readonly sheetDigest: string;
  readonly lines: readonly ReportedLine[];
}
export interface RecordSettlements {
  readonly type: 'record-settlements';
  readonly lines: readonly LineSettled[];
}

export type BatchCommand =
  | OpenBatch
  | RecordPlacements
  | RecordExport
  | ImportResults
  | RecordSettlements;

export type BatchEvent =
  | (Opening & { readonly type: 'batch-opened'; readonly lines: readonly ProposedLine[] })
  | {
      readonly type: 'lines-placed';
      readonly placed: readonly number[];
      readonly leftOut: readonly FailedLine[];
      readonly totals: ControlTotals;
    }
  | { readonly type: 'batch-exported'; readonly sheetDigest: string; readonly exportedBy: string }
  | (JudgedSheet & {
      readonly type: 'results-imported';
      readonly sheetDigest: string;
      readonly importedBy: string;
    })
  | {
      readonly type: 'lines-settled';
      readonly settled: readonly number[];
      readonly unsettled: readonly FailedLine[];
    };

/** Counts of lines; `refused` when no case placed its payment, so there is nothing to send. */
export type BatchOutcome =
  | { readonly kind: 'refused'; readonly batchId: string; readonly version: number }
  | {
      readonly kind: 'settled';
      readonly batchId: string;
      readonly paid: number;
      readonly returned: number;
      readonly version: number;
    };

function outcome(state: Batch): BatchOutcome | undefined {
  if (state.phase === 'refused') {
    return { kind: 'refused', batchId: state.batchId, version: state.refusedAtVersion };
  }
  if (state.phase !== 'settled') return undefined;
  const inState = (wanted: BatchLineState) =>
    state.lines.filter((line) => line.state === wanted).length;
  return {
    kind: 'settled',
    batchId: state.batchId,
    paid: inState('paid'),
    returned: inState('returned'),
    version: state.settledAtVersion,
  };
}

function waits(state: Batch): readonly Wait[] {
  if (state.phase === 'locked') {
    return [{ command: 'record-export', about: state.batchId, role: 'finance-officer' }];
  }
  if (state.phase === 'exported') {
    return [{ command: 'import-results', about: state.batchId, role: 'finance-officer' }];
  }
  return [];
}

/** One sheet for the treasury or the bank, from its first line to the last result. */
export const batch: Stage<Batch, BatchCommand, BatchEvent, BatchOutcome> = {
  name: 'batch',
  initial: { phase: 'not-opened' },
  commands: ['record-export', 'import-results'],
  may: mayOfBatch,
  decide: decideBatch,
  evolve: evolveBatch,
  due: () => undefined,
  errand: batchErrand,
  answered: batchAnswered,
  outcome,
  waits,
  visible: batchVisibility,
  sentences: batchSentences,
};
