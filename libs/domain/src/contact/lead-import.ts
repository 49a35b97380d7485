import type { Resemblance } from '../register/alike.js';
import type { Instant } from '../shared/actor.js';
import { never } from '../shared/exhaustive.js';
import type { Fen } from '../shared/money.js';
import type { Errand, ErrandAnswer, Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { SourceKind } from './contact.js';
import { decide, may } from './lead-import-decide.js';
import { errandOf } from './lead-import-errand.js';
import { evolve } from './lead-import-evolve.js';
import { leadImportSentences } from './lead-import-refusals.js';
import { registeredRow, rowResult, sheetRow, takenBackRow } from './lead-import-rows.js';
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

/** An organisation of the register that a row's may be. All of it is public, whoever attracts it. */
export interface Resembled {
  readonly subjectId: string;
  readonly name: string;
  readonly creditCode?: string;
  readonly because: Resemblance;
}

/** What the register made of a row: a subject, or the code with which it refused the row. */
export interface RegisteredRow {
  readonly row: number;
  readonly subjectId?: string;
  readonly name?: string;
  readonly creditCode?: string;
  readonly contactPersonId?: string;
  readonly code?: string;
  /** Others the subject may be; none where it is like nobody. */
  readonly resembles?: readonly Resembled[];
}

/** `suspected` waits for a person; `withdrawn` was opened and taken back. */
export const rowResults = ['opened', 'duplicate', 'refused', 'suspected', 'withdrawn'] as const;

export interface RowResult {
  readonly row: number;
  readonly result: (typeof rowResults)[number];
  readonly caseId?: string;
  readonly code?: string;
  /** The unit that attracts the subject already: all a duplicate tells of the other case. */
  readonly unit?: string;
}

/** What became of a case when its import was undone; `code` says why it was kept. */
export interface TakenBackRow {
  readonly row: number;
  readonly result: 'withdrawn' | 'kept';
  readonly code?: string;
  /** The case the row had opened. */
  readonly caseId?: string;
}

/** A row that needs nothing more; `faults` are what the reader found, all of them. */
export type SettledRow = RowResult & Partial<Pick<SheetRow, 'faults'>>;

export const importErrands = ['read-rows', 'register-parties', 'open-rows', 'take-back-rows'] as const;
export type ImportErrand = (typeof importErrands)[number];

interface Sheet {
  readonly importId: string;
  readonly sheetDigest: string;
  readonly fileName: TextRef;
  /** What stands around the rows, to give the sheet back as it was: title, header, sections, totals. */
  readonly frame: TextRef;
  readonly pieces: readonly SheetPiece[];
  readonly officerId: string;
  readonly officerUnitId: string;
}

interface Started extends Sheet {
  readonly startedAt: Instant;
}

export interface Running extends Started {
  readonly piecesRead: number;
  /** Sound rows of the piece in hand that are not settled. */
  readonly rows: readonly SoundRow[];
  /** Those of them the register knows the subject of. */
  readonly registered: readonly RegisteredRow[];
  /** Rows whose subject may be another that is known, until a person has judged. */
  readonly suspected: readonly RegisteredRow[];
  /** Judged rows whose cases are still to be opened. */
  readonly judged: readonly RegisteredRow[];
  /** Who undid the import, if somebody did. */
  readonly undoneBy?: string;
  /** Rows that are settled, in the order of the sheet. */
  readonly results: readonly SettledRow[];
  /** Version of the event that led here: it raised the open errand, or ended the import. */
  readonly movedAtVersion: number;
}

export const importPhases = [
  'reading',
  'registering',
  'opening',
  'judging',
  'undoing',
  'finished',
] as const;

export type LeadImport =
  | { readonly phase: 'not-opened' }
  | (Running & { readonly phase: (typeof importPhases)[number] });

/** From a person `officerId` and `officerUnitId` are the asker's own, whatever the command says. */
export interface StartImport extends Sheet {
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
/** Whether a row's organisation is the one it resembles (`same`) or one of its own (`other`). */
export interface JudgeRow {
  readonly type: 'judge-row';
  readonly row: number;
  readonly verdict: Verdict;
  /** Which of those it resembles; needed for `same`. */
  readonly subjectId?: string;
}
export interface UndoImport {
  readonly type: 'undo-import';
}
export interface RecordTakenBack {
  readonly type: 'record-taken-back';
  readonly rows: readonly TakenBackRow[];
}
export interface HaltImport {
  readonly type: 'halt-import';
  readonly errand: ImportErrand;
  readonly code: string;
}

export const verdicts = ['same', 'other'] as const;
export type Verdict = (typeof verdicts)[number];

export type LeadImportCommand =
  | StartImport
  | RecordRows
  | RecordParties
  | RecordOpened
  | JudgeRow
  | UndoImport
  | RecordTakenBack
  | HaltImport;

interface Hands {
  readonly by: string;
  /** Whom the person stood in for (AB角). */
  readonly byFor?: string;
}

export type LeadImportEvent =
  | (Started & { readonly type: 'import-started' })
  | { readonly type: 'rows-read'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'parties-registered'; readonly rows: readonly RegisteredRow[] }
  | { readonly type: 'rows-opened'; readonly rows: readonly RowResult[] }
  | (Hands & {
      readonly type: 'row-judged';
      readonly row: number;
      readonly verdict: Verdict;
      readonly subjectId?: string;
      /** The row's own entry, which the register need not keep beside the one it is the same as. */
      readonly ownSubjectId?: string;
    })
  | (Hands & { readonly type: 'undo-asked' })
  | { readonly type: 'import-undone'; readonly rows: readonly TakenBackRow[] }
  | { readonly type: 'import-halted'; readonly errand: ImportErrand; readonly code: string };

/** How many rows came to what; together they are the rows of the sheet. */
export interface LeadImportOutcome {
  readonly kind: 'finished';
  readonly opened: number;
  readonly duplicates: number;
  readonly refused: number;
  /** Left out where there are none. */
  readonly withdrawn?: number;
  readonly version: number;
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
    case 'take-back-rows':
      return { type: 'record-taken-back', rows: (rows as TakenBackRow[]).map(takenBackRow) };
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
  commands: ['judge-row', 'undo-import'],
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
          ...(state.undoneBy !== undefined && { withdrawn: count(state, 'withdrawn') }),
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
