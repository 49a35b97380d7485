import { never } from '../shared/exhaustive.js';
import { byRow, refusedRow } from './lead-import-rows.js';
import type {
  LeadImport,
  LeadImportEvent,
  RegisteredRow,
  Resembled,
  RowResult,
  Running,
  SettledRow,
  SheetRow,
  SoundRow,
  TakenBackRow,
} from './lead-import.js';

/** Folds one event. An event that does not fit leaves the state as it is. */
export function evolve(state: LeadImport, event: LeadImportEvent, version: number): LeadImport {
  if (event.type === 'import-started') {
    const { type: _, ...started } = event;
    return movedOn({ ...started, piecesRead: 0, ...nothingYet }, version);
  }
  if (state.phase === 'not-opened') return state;
  switch (event.type) {
    case 'rows-read': {
      const rows = event.rows.filter(isSound);
      const unsound = event.rows.filter((row) => !isSound(row)).map(unsoundRow);
      const piecesRead = state.piecesRead + 1;
      return movedOn(settle({ ...state, piecesRead, rows }, unsound), version);
    }
    case 'parties-registered': {
      const registered = event.rows.filter(isRegistered);
      const refused = event.rows
        .filter((row) => !isRegistered(row))
        .map(({ row, code }) => refusedRow(row, code ?? 'not-answered'));
      return movedOn(settle({ ...state, registered }, refused), version);
    }
    case 'rows-opened':
      return movedOn(opened(state, event.rows), version);
    case 'row-judged':
      return judged(state, event, version);
    case 'undo-asked': {
      const undone = [...state.suspected, ...state.judged].map(({ row }) => refusedRow(row, 'import-undone'));
      const left = settle({ ...state, suspected: [], judged: [], undoneBy: event.by }, undone);
      return { ...left, phase: 'undoing', movedAtVersion: version };
    }
    case 'import-undone':
      return movedOn({ ...state, results: withTakenBack(state.results, event.rows) }, version);
    case 'import-halted': {
      const refused = pendingRows(state).map((row) => refusedRow(row, event.code));
      const piecesRead = state.pieces.length;
      return movedOn(settle({ ...state, piecesRead }, refused), version);
    }
    default:
      return never(event);
  }
}

const nothingYet = { rows: [], registered: [], suspected: [], judged: [], results: [] } as const;

/** Rows the import goes on with by itself: of the piece in hand, judged ones, those not read. */
export function pendingRows(state: Progress): readonly number[] {
  const { rows, registered, judged: toOpen, pieces, piecesRead } = state;
  const inHand = [...rows, ...registered, ...toOpen].map(({ row }) => row);
  const unread = pieces.slice(piecesRead).flatMap((piece) => piece.rows);
  return [...new Set([...inHand, ...unread])];
}

/** What may be another that is known waits for a person, and holds nothing else up. */
function opened(state: Progress, rows: readonly RowResult[]): Progress {
  const waiting = new Set(rows.flatMap(({ row, result }) => (result === 'suspected' ? row : [])));
  const suspected = state.registered.filter(({ row }) => waiting.has(row));
  const settled = rows.filter(({ row }) => !waiting.has(row));
  const left = {
    ...state,
    rows: state.rows.filter(({ row }) => !waiting.has(row)),
    registered: state.registered.filter(({ row }) => !waiting.has(row)),
    suspected: [...state.suspected, ...suspected],
  };
  return settle(left, settled);
}

/** While something else is asked for, a judged row waits for its turn: an open errand stays open. */
function judged(
  state: Exclude<LeadImport, { phase: 'not-opened' }>,
  { row, subjectId }: Extract<LeadImportEvent, { type: 'row-judged' }>,
  version: number,
): LeadImport {
  const suspected = state.suspected.find((one) => one.row === row);
  if (!suspected) return state;
  const { resembles = [], ...own } = suspected;
  const same = resembles.find((one) => one.subjectId === subjectId);
  const next = {
    ...state,
    suspected: state.suspected.filter((one) => one !== suspected),
    judged: [...state.judged, same ? asKnown(own, same) : own],
  };
  return state.phase === 'judging' ? movedOn(next, version) : next;
}

function asKnown(
  { row, contactPersonId }: RegisteredRow,
  { subjectId, name, creditCode }: Resembled,
): RegisteredRow {
  return {
    row,
    subjectId,
    name,
    ...(creditCode !== undefined && { creditCode }),
    ...(contactPersonId !== undefined && { contactPersonId }),
  };
}

function withTakenBack(
  results: readonly SettledRow[],
  rows: readonly TakenBackRow[],
): readonly SettledRow[] {
  const answers = byRow(rows);
  return results.map((settled) => {
    const answer = answers.get(settled.row);
    if (!answer) return settled;
    if (answer.result === 'withdrawn') return { ...settled, result: 'withdrawn' };
    return { ...settled, code: answer.code ?? 'not-answered' };
  });
}

type Progress = Omit<Running, 'movedAtVersion'>;

/** A row the import carries on with: no faults, and its facts were read. */
function isSound(row: SheetRow): row is SoundRow {
  return row.faults.length === 0 && row.facts !== undefined;
}

function isRegistered({ subjectId, code }: RegisteredRow): boolean {
  return subjectId !== undefined && code === undefined;
}

function unsoundRow({ row, faults }: SheetRow): SettledRow {
  const settled = refusedRow(row, faults[0] ?? 'row-incomplete');
  return faults.length > 0 ? { ...settled, faults } : settled;
}

function settle(state: Progress, results: readonly SettledRow[]): Progress {
  const settled = new Set(results.map(({ row }) => row));
  const isOpen = ({ row }: { readonly row: number }) => !settled.has(row);
  return {
    ...state,
    rows: state.rows.filter(isOpen),
    registered: state.registered.filter(isOpen),
    judged: state.judged.filter(isOpen),
    results: [...state.results, ...results].sort((one, other) => one.row - other.row),
  };
}

/** What comes next follows from what is left; a phase begins with the event that leads into it. */
function movedOn(progress: Progress, version: number): LeadImport {
  const running = { ...progress, movedAtVersion: version };
  if (running.registered.length > 0) return { ...running, phase: 'opening' };
  if (running.rows.length > 0) return { ...running, phase: 'registering' };
  if (running.piecesRead < running.pieces.length) return { ...running, phase: 'reading' };
  if (running.judged.length > 0) {
    return { ...running, registered: running.judged, judged: [], phase: 'opening' };
  }
  return { ...running, phase: running.suspected.length > 0 ? 'judging' : 'finished' };
}
