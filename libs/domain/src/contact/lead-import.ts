import { holdsRole, isPerson } from '../shared/actor.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Fen } from '../shared/money.js';
import type { Errand, ErrandAnswer, Issued, Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { SourceKind } from './contact.js';
import { leadImportSentences } from './lead-import-refusals.js';
import { leadImportVisibility } from './lead-import-visible.js';

/** What a row says besides names and numbers of persons; those lie sealed in `parties`. */
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
  readonly parties?: TextRef;
}

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
}

export const importErrands = ['register-parties', 'open-rows'] as const;
export type ImportErrand = (typeof importErrands)[number];

interface Started {
  readonly importId: string;
  readonly sheetDigest: string;
  readonly fileName: TextRef;
  readonly rows: readonly SheetRow[];
  readonly officerId: string;
  readonly officerUnitId: string;
}

interface Running extends Started {
  readonly startedAtVersion: number;
  /** Rows the register knows the subject of. */
  readonly registered: readonly RegisteredRow[];
  /** Rows that are settled, in the order of the sheet. */
  readonly results: readonly RowResult[];
}

export type LeadImport =
  | { readonly phase: 'not-opened' }
  | (Running & { readonly phase: 'registering' })
  | (Running & { readonly phase: 'opening'; readonly registeredAtVersion: number })
  | (Running & { readonly phase: 'finished'; readonly finishedAtVersion: number });

/** From a person `officerId` and `officerUnitId` are the asker's own, whatever the command says. */
export interface StartImport extends Started {
  readonly type: 'start-import';
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

export type LeadImportCommand = StartImport | RecordParties | RecordOpened | HaltImport;

export type LeadImportEvent =
  | (Started & { readonly type: 'import-started' })
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
      if (!holdsRole(by, 'centre-officer', 'centre-head')) return refused('centre-only');
      return state.phase === 'not-opened' ? undefined : refused('already-started');
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
    case 'record-parties': {
      if (state.phase !== 'registering') return decided([]);
      const answers = byRow(command.rows);
      const rows = pendingRows(state).map(
        (row) => answers.get(row) ?? { row, code: 'not-answered' },
      );
      return decided([{ type: 'parties-registered', rows }]);
    }
    case 'record-opened': {
      if (state.phase !== 'opening') return decided([]);
      const answers = byRow(command.rows);
      const rows = pendingRows(state).map(
        (row) => answers.get(row) ?? refusedRow(row, 'not-answered'),
      );
      return decided([{ type: 'rows-opened', rows }]);
    }
    case 'halt-import': {
      const { errand, code } = command;
      const asked = openErrand(state);
      return decided(asked === errand ? [{ type: 'import-halted', errand, code }] : []);
    }
    default:
      return never(command);
  }
}

function start(command: StartImport & Issued): Decision<LeadImportEvent> {
  const { importId, sheetDigest, fileName, rows, by } = command;
  if (rows.length === 0) return refused('sheet-without-rows');
  if (byRow(rows).size < rows.length) return refused('row-numbered-twice');
  const officer = isPerson(by)
    ? { officerId: by.personId, officerUnitId: by.unitId }
    : { officerId: command.officerId, officerUnitId: command.officerUnitId };
  return decided([{ type: 'import-started', importId, sheetDigest, fileName, rows, ...officer }]);
}

function evolve(state: LeadImport, event: LeadImportEvent, version: number): LeadImport {
  switch (event.type) {
    case 'import-started': {
      const { type: _, ...started } = event;
      const results = started.rows
        .filter((row) => !isSound(row))
        .map(({ row, faults }) => refusedRow(row, faults[0] ?? 'row-incomplete'));
      const running: Running = { ...started, startedAtVersion: version, registered: [], results };
      return results.length < started.rows.length
        ? { ...running, phase: 'registering' }
        : { ...running, phase: 'finished', finishedAtVersion: version };
    }
    case 'parties-registered': {
      if (state.phase !== 'registering') return state;
      const registered = event.rows.filter(isRegistered);
      const results = event.rows
        .filter((row) => !isRegistered(row))
        .map(({ row, code }) => refusedRow(row, code ?? 'not-answered'));
      const next = { ...settle(state, results), registered };
      return registered.length > 0
        ? { ...next, phase: 'opening', registeredAtVersion: version }
        : { ...next, phase: 'finished', finishedAtVersion: version };
    }
    case 'rows-opened':
      if (state.phase !== 'opening') return state;
      return { ...settle(state, event.rows), phase: 'finished', finishedAtVersion: version };
    case 'import-halted': {
      if (state.phase !== 'registering' && state.phase !== 'opening') return state;
      const results = pendingRows(state).map((row) => refusedRow(row, event.code));
      return { ...settle(state, results), phase: 'finished', finishedAtVersion: version };
    }
    default:
      return never(event);
  }
}

/**
 * Whatever an import asks for it asks once for all rows. `{ $text, $for }` is a reference the
 * platform replaces by `{ $sealed }` under that service's key: no rule ever holds the words.
 */
function errand(state: LeadImport): Errand | undefined {
  if (state.phase === 'registering') {
    const rows = state.rows.filter(isSound).map(({ row, parties }) => ({
      row,
      parties: { $text: parties.textId, $for: 'register' },
    }));
    return {
      service: 'register',
      type: 'register-parties',
      raisedAtVersion: state.startedAtVersion,
      request: { rows },
    };
  }
  if (state.phase === 'opening') {
    return {
      service: 'contact',
      type: 'open-rows',
      raisedAtVersion: state.registeredAtVersion,
      request: { importId: state.importId, rows: pendingRows(state) },
    };
  }
  return undefined;
}

function answered({ type }: Errand, answer: ErrandAnswer): LeadImportCommand {
  if (type !== 'register-parties' && type !== 'open-rows') {
    throw new Error(`an import asks no ${type}`);
  }
  if (!answer.ok) return { type: 'halt-import', errand: type, code: answer.code };
  const rows = answer.result['rows'];
  if (!Array.isArray(rows)) return { type: 'halt-import', errand: type, code: 'not-answered' };
  return type === 'register-parties'
    ? { type: 'record-parties', rows: (rows as RegisteredRow[]).map(registeredRow) }
    : { type: 'record-opened', rows: (rows as RowResult[]).map(rowResult) };
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
  errand,
  answered,
  outcome: (state) =>
    state.phase === 'finished'
      ? {
          kind: 'finished',
          opened: count(state, 'opened'),
          duplicates: count(state, 'duplicate'),
          refused: count(state, 'refused'),
          version: state.finishedAtVersion,
        }
      : undefined,
  waits: () => [],
  visible: leadImportVisibility,
  sentences: leadImportSentences,
};

type SoundRow = SheetRow & Required<Pick<SheetRow, 'facts' | 'parties'>>;

/** A row the import carries on with: no faults, and both its facts and its parties were read. */
export function isSound(row: SheetRow): row is SoundRow {
  return row.faults.length === 0 && row.facts !== undefined && row.parties !== undefined;
}

function isRegistered({ subjectId, code }: RegisteredRow): boolean {
  return subjectId !== undefined && code === undefined;
}

function pendingRows(state: Running): readonly number[] {
  const settled = byRow(state.results);
  return state.rows.map(({ row }) => row).filter((row) => !settled.has(row));
}

function settle<S extends Running>(state: S, results: readonly RowResult[]): S {
  const all = byRow([...state.results, ...results]);
  return { ...state, results: state.rows.flatMap(({ row }) => all.get(row) ?? []) };
}

function byRow<Row extends { readonly row: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, Row> {
  return new Map(rows.map((row) => [row.row, row]));
}

function openErrand(state: LeadImport): ImportErrand | undefined {
  if (state.phase === 'registering') return 'register-parties';
  return state.phase === 'opening' ? 'open-rows' : undefined;
}

function refusedRow(row: number, code: string): RowResult {
  return { row, result: 'refused', code };
}

/** Takes from an answer what the event may carry and nothing else it may hold. */
function registeredRow(answer: RegisteredRow): RegisteredRow {
  const { row, subjectId, name, creditCode, contactPersonId, code } = answer;
  return {
    row,
    ...(subjectId !== undefined && { subjectId }),
    ...(name !== undefined && { name }),
    ...(creditCode !== undefined && { creditCode }),
    ...(contactPersonId !== undefined && { contactPersonId }),
    ...(code !== undefined && { code }),
  };
}

function rowResult({ row, result, caseId, code }: RowResult): RowResult {
  return {
    row,
    result,
    ...(caseId !== undefined && { caseId }),
    ...(code !== undefined && { code }),
  };
}

function count({ results }: Running, wanted: RowResult['result']): number {
  return results.filter(({ result }) => result === wanted).length;
}
