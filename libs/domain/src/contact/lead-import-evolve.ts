import { never } from '../shared/exhaustive.js';
import { refusedRow } from './lead-import-rows.js';
import type {
  LeadImport,
  LeadImportEvent,
  RegisteredRow,
  Running,
  SettledRow,
  SheetRow,
  SoundRow,
} from './lead-import.js';

/** Folds one event. An event that does not fit leaves the state as it is. */
export function evolve(state: LeadImport, event: LeadImportEvent, version: number): LeadImport {
  if (event.type === 'import-started') {
    const { type: _, ...started } = event;
    return movedOn({ ...started, piecesRead: 0, rows: [], registered: [], results: [] }, version);
  }
  if (state.phase === 'not-opened' || state.phase === 'finished') return state;
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
      return movedOn(settle(state, event.rows), version);
    case 'import-halted': {
      const refused = pendingRows(state).map((row) => refusedRow(row, event.code));
      const piecesRead = state.pieces.length;
      return movedOn(settle({ ...state, piecesRead }, refused), version);
    }
    default:
      return never(event);
  }
}

/** Rows that have no result yet: those of the piece in hand, then those not read. */
export function pendingRows({ rows, pieces, piecesRead }: Progress): readonly number[] {
  const unread = pieces.slice(piecesRead).flatMap((piece) => piece.rows);
  return [...rows.map(({ row }) => row), ...unread];
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
    results: [...state.results, ...results].sort((one, other) => one.row - other.row),
  };
}

/** What comes next follows from what is left; a phase begins with the event that leads into it. */
function movedOn(progress: Progress, version: number): LeadImport {
  const running = { ...progress, movedAtVersion: version };
  if (running.registered.length > 0) return { ...running, phase: 'opening' };
  if (running.rows.length > 0) return { ...running, phase: 'registering' };
  if (running.piecesRead < running.pieces.length) return { ...running, phase: 'reading' };
  return { ...running, phase: 'finished' };
}
