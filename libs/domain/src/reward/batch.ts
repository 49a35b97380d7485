import { isPerson } from '../shared/actor.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { digits, sumFen, type Fen } from '../shared/money.js';
import type { Issued, Stage, Wait } from '../shared/stage.js';
import type { BankReason } from './bank-reasons.js';
import { batchAnswered, batchErrand } from './batch-errands.js';
import { evolveBatch } from './batch-history.js';
import {
  judgeSheet,
  type BankResult,
  type JudgedSheet,
  type MismatchedLine,
  type ReportedLine,
} from './batch-results.js';
import type { LinePlaced, LineSettled } from './errands.js';
import { financeOfficerOnly, financeOnly } from './payment-policies.js';
import { batchSentences } from './refusals.js';
import { batchVisibility } from './visible.js';

/** A sheet a person can still check; banks take 50 to 3,000 rows (forms.md §6.1). */
export const batchLinesMax = 500;

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

function may(
  type: BatchCommand['type'],
  { by }: Pick<Issued, 'by'>,
  state: Batch,
): Refusal | undefined {
  switch (type) {
    case 'open-batch':
      if (state.phase !== 'not-opened') return financeOfficerOnly(by) ?? refused('already-opened');
      return financeOfficerOnly(by);
    case 'record-placements':
    case 'record-settlements':
      return isPerson(by) ? refused('service-only') : undefined;
    case 'record-export':
      return financeOnly(by) ?? inPhase(state, 'locked', 'exported');
    case 'import-results':
      return financeOfficerOnly(by) ?? inPhase(state, 'exported');
    default:
      return never(type);
  }
}

function inPhase(state: Batch, ...phases: readonly Batch['phase'][]): Refusal | undefined {
  if (phases.includes(state.phase)) return undefined;
  return state.phase === 'placing' || state.phase === 'settling'
    ? refused('waiting-for-reward')
    : wrongPhase(state);
}

function decide(command: BatchCommand & Issued, state: Batch): Decision<BatchEvent> {
  const refusal = may(command.type, command, state);
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

export function totalsOf(lines: readonly { readonly amount: Fen }[]): ControlTotals {
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
  may,
  decide,
  evolve: evolveBatch,
  due: () => undefined,
  errand: batchErrand,
  answered: batchAnswered,
  outcome,
  waits,
  visible: batchVisibility,
  sentences: batchSentences,
};

function personIdOf({ by }: Issued): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}

function wrongPhase(state: Batch): Refusal {
  return refused('not-in-this-phase', { phase: state.phase });
}
