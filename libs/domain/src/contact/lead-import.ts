import { holdsRole, isPerson } from '../shared/actor.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Fen } from '../shared/money.js';
import type { Errand, ErrandAnswer, Issued, Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { SourceKind } from './contact.js';
import { evolve } from './lead-import-evolve.js';
import { leadImportSentences } from './lead-import-refusals.js';
import {
  byRow,
  refusedRow,
  registeredRow,
  rowResult,
  sheetRow,
  unansweredRow,
} from './lead-import-rows.js';
import { leadImportVisibility } from './lead-import-visible.js';

/**
 * Rows of one piece. A long sheet goes on piece by piece: neither a transaction of the record nor a
 * payload of Temporal (2 MB) holds ten thousand rows with their words. Within a piece every party is
 * entered before the first case opens, so that what follows an opening does not slow the entering.
 */
export const rowsPerPiece = 1000;

export interface SheetPiece {
  /** Numbers of its rows, as a person sees them in the sheet. */
  readonly rows: readonly number[];
  /** What these rows say, set aside until their turn comes. */
  readonly words: TextRef;
  /** Organisations and contact persons of its sound rows, set aside to be sealed for the register. */
  readonly parties: TextRef;
}

/** What a row says besides names and numbers of persons; those lie in the piece's `parties`. */
export interface RowFacts {
  readonly segment?: string;
  readonly district: string;
  readonly plannedInvestment?: Fen;
  readonly sourceKind: SourceKind;
}

/** One row of the sheet as the reader found it. A row with faults is refused, the others go on. */
export interface SheetRow {
  /** Number of the row in the sheet, as a person sees it there. */
  readonly row: number;
  readonly digest: string;
  readonly faults: readonly string[];
  readonly facts?: RowFacts;
}

export type SoundRow = SheetRow & Required<Pick<SheetRow, 'facts'>>;

/** What the register made of a row: a subject, or the code with which it refused the row. */
export interface RegisteredRow {
  readonly row: number;
  readonly subjectId?: string;
  readonly name?: string;
  readonly creditCode?: string;
  readonly contactPersonId?: string;
  readonly code?: string;
}

export const rowResults = ['opened', 'duplicate', 'refused'] as const;

export interface RowResult {
  readonly row: number;
  readonly result: (typeof rowResults)[number];
  readonly caseId?: string;
  readonly code?: string;
  /** The unit that attracts the subject already: all a duplicate tells of the other case. */
  readonly unit?: string;
}

/** A row that needs nothing more; `faults` are what the reader found, all of them. */
export type SettledRow = RowResult & Partial<Pick<SheetRow, 'faults'>>;

export const importErrands = ['read-rows', 'register-parties', 'open-rows'] as const;
export type ImportErrand = (typeof importErrands)[number];

interface Started {
  readonly importId: string;
  readonly sheetDigest: string;
  readonly fileName: TextRef;
  /** What stands around the rows, to give the sheet back as it was: title, header, sections, totals. */
  readonly frame: TextRef;
  readonly pieces: readonly SheetPiece[];
  readonly officerId: string;
  readonly officerUnitId: string;
}

export interface Running extends Started {
  readonly piecesRead: number;
  /** Sound rows of the piece in hand that are not settled. */
  readonly rows: readonly SoundRow[];
  /** Those of them the register knows the subject of. */
  readonly registered: readonly RegisteredRow[];
  /** Rows that are settled, in the order of the sheet. */
  readonly results: readonly SettledRow[];
  /** Version of the event that led here: it raised the open errand, or ended the import. */
  readonly movedAtVersion: number;
}

export type LeadImport =
  | { readonly phase: 'not-opened' }
  | (Running & { readonly phase: 'reading' | 'registering' | 'opening' | 'finished' });

/** From a person `officerId` and `officerUnitId` are the asker's own, whatever the command says. */
export interface StartImport extends Started {
  readonly type: 'start-import';
}
export interface RecordRows {
  readonly type: 'record-rows';
  readonly rows: readonly SheetRow[];
}
export interface RecordParties {
  readonly type: 'record-parties';
  readonly rows: readonly RegisteredRow[];
}
export interface RecordOpened {
  readonly type: 'record-opened';
  readonly rows: readonly RowResult[];
}
export interface HaltImport {
  readonly type: 'halt-import';
  readonly errand: ImportErrand;
  readonly code: string;
}

export type LeadImportCommand = StartImport | RecordRows | RecordParties | RecordOpened | HaltImport;

export type LeadImportEvent =
  | (Started & { readonly type: 'import-started' })
  | { readonly type: 'rows-read'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'parties-registered'; readonly rows: readonly RegisteredRow[] }
  | { readonly type: 'rows-opened'; readonly rows: readonly RowResult[] }
  | { readonly type: 'import-halted'; readonly errand: ImportErrand; readonly code: string };

/** How many rows came to what; the three add up to the rows of the sheet. */
export interface LeadImportOutcome {
  readonly kind: 'finished';
  readonly opened: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly version: number;
}

type Asked = Pick<Issued, 'by' | 'at'>;

function may(
  type: LeadImportCommand['type'],
  { by }: Asked,
  state: LeadImport,
): Refusal | undefined {
  switch (type) {
    case 'start-import':
      if (!holdsRole(by, 'centre-officer', 'centre-head')) return refused('import-by-centre-only');
      return state.phase === 'not-opened' ? undefined : refused('already-started');
    case 'record-rows':
    case 'record-parties':
    case 'record-opened':
    case 'halt-import':
      return by.kind === 'service' ? undefined : refused('service-only');
    default:
      return never(type);
  }
}

function decide(command: LeadImportCommand & Issued, state: LeadImport): Decision<LeadImportEvent> {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'start-import':
      return start(command);
    case 'record-rows': {
      const piece = state.phase === 'reading' ? state.pieces[state.piecesRead] : undefined;
      if (!piece) return decided([]);
      const answers = byRow(command.rows);
      const rows = piece.rows.map((row) => answers.get(row) ?? unansweredRow(row));
      return decided([{ type: 'rows-read', rows }]);
    }
    case 'record-parties': {
      if (state.phase !== 'registering') return decided([]);
      const answers = byRow(command.rows);
      const rows = state.rows.map(({ row }) => answers.get(row) ?? { row, code: 'not-answered' });
      return decided([{ type: 'parties-registered', rows }]);
    }
    case 'record-opened': {
      if (state.phase !== 'opening') return decided([]);
      const answers = byRow(command.rows);
      const rows = state.registered.map(
        ({ row }) => answers.get(row) ?? refusedRow(row, 'not-answered'),
      );
      return decided([{ type: 'rows-opened', rows }]);
    }
    case 'halt-import': {
      const { errand, code } = command;
      return decided(errandOf(state)?.type === errand ? [{ type: 'import-halted', errand, code }] : []);
    }
    default:
      return never(command);
  }
}

function start(command: StartImport & Issued): Decision<LeadImportEvent> {
  const { importId, sheetDigest, fileName, frame, pieces, by } = command;
  const numbers = pieces.flatMap(({ rows }) => rows);
  if (numbers.length === 0) return refused('sheet-without-rows');
  if (new Set(numbers).size < numbers.length) return refused('row-numbered-twice');
  const { officerId, officerUnitId } = isPerson(by)
    ? { officerId: by.personId, officerUnitId: by.unitId }
    : command;
  const sheet = { importId, sheetDigest, fileName, frame, pieces };
  return decided([{ type: 'import-started', ...sheet, officerId, officerUnitId }]);
}

/**
 * One piece of the sheet after the other: it is read, the register enters its parties, its cases
 * open. `{ $text, $for }` is a reference the platform replaces by `{ $sealed }` under that service's
 * key: no rule ever holds the words.
 */
function errandOf(state: LeadImport): (Errand & { readonly type: ImportErrand }) | undefined {
  if (state.phase === 'not-opened' || state.phase === 'finished') return undefined;
  const { phase, importId, pieces, piecesRead, rows, registered, movedAtVersion: raisedAtVersion } = state;
  switch (phase) {
    case 'reading': {
      const request = { importId, piece: piecesRead };
      return { service: 'contact', type: 'read-rows', raisedAtVersion, request };
    }
    case 'registering': {
      const inHand = pieces[piecesRead - 1];
      if (!inHand) throw new Error(`${importId} registers rows of no piece`);
      const parties = { $text: inHand.parties.textId, $for: 'register' };
      const request = { rows: rows.map(({ row }) => row), parties };
      return { service: 'register', type: 'register-parties', raisedAtVersion, request };
    }
    case 'opening': {
      const request = { importId, rows: registered.map(({ row }) => row) };
      return { service: 'contact', type: 'open-rows', raisedAtVersion, request };
    }
    default:
      return never(phase);
  }
}

function answered({ type }: Errand, answer: ErrandAnswer): LeadImportCommand {
  if (!isImportErrand(type)) throw new Error(`an import asks no ${type}`);
  if (!answer.ok) return { type: 'halt-import', errand: type, code: answer.code };
  const rows = answer.result['rows'];
  if (!Array.isArray(rows)) return { type: 'halt-import', errand: type, code: 'not-answered' };
  switch (type) {
    case 'read-rows':
      return { type: 'record-rows', rows: (rows as SheetRow[]).map(sheetRow) };
    case 'register-parties':
      return { type: 'record-parties', rows: (rows as RegisteredRow[]).map(registeredRow) };
    case 'open-rows':
      return { type: 'record-opened', rows: (rows as RowResult[]).map(rowResult) };
    default:
      return never(type);
  }
}

function isImportErrand(type: string): type is ImportErrand {
  return importErrands.some((one) => one === type);
}

export const leadImport: Stage<
  LeadImport,
  LeadImportCommand,
  LeadImportEvent,
  LeadImportOutcome
> = {
  name: 'import',
  initial: { phase: 'not-opened' },
  commands: [],
  may,
  decide,
  evolve,
  due: () => undefined,
  errand: errandOf,
  answered,
  outcome: (state) =>
    state.phase === 'finished'
      ? {
          kind: 'finished',
          opened: count(state, 'opened'),
          duplicates: count(state, 'duplicate'),
          refused: count(state, 'refused'),
          version: state.movedAtVersion,
        }
      : undefined,
  waits: () => [],
  visible: leadImportVisibility,
  sentences: leadImportSentences,
};

function count({ results }: Running, wanted: RowResult['result']): number {
  return results.filter(({ result }) => result === wanted).length;
}
