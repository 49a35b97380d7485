import { never } from '../shared/exhaustive.js';
import type {
  LeadImport,
  LeadImportEvent,
  RegisteredRow,
  RowResult,
  Running,
  SettledRow,
  SheetRow,
  SoundRow,
} from './lead-import.js';

/** Folds one event. An event that does not fit leaves the state as it is. */
export function evolve(state: LeadImport, event: LeadImportEvent, version: number): LeadImport {
  if (event.type === 'import-started') {
    const { type: _, rowCount, ...started } = event;
    const none = { rows: [], registered: [], results: [] };
    return movedOn({ ...started, unread: rowCount, ...none }, version);
  }
  if (state.phase === 'not-opened' || state.phase === 'finished') return state;
  switch (event.type) {
    case 'rows-read': {
      const rows = [...state.rows, ...event.rows.filter(isSound)];
      const unread = state.unread - event.rows.length;
      const unsound = event.rows.filter((row) => !isSound(row)).map(unsoundRow);
      return movedOn(settle({ ...state, rows, unread }, unsound), version);
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
      const refused = state.rows.map(({ row }) => refusedRow(row, event.code));
      return movedOn(settle(state, refused), version);
    }
    default:
      return never(event);
  }
}

/** A row the import carries on with: no faults, and whatever a case needs was read. */
function isSound(row: SheetRow): row is SoundRow {
  const { faults, facts, parties, title } = row;
  return faults.length === 0 && facts !== undefined && parties !== undefined && title !== undefined;
}

function isRegistered({ subjectId, code }: RegisteredRow): boolean {
  return subjectId !== undefined && code === undefined;
}

function unsoundRow({ row, faults }: SheetRow): SettledRow {
  const settled = refusedRow(row, faults[0] ?? 'row-incomplete');
  return faults.length > 0 ? { ...settled, faults } : settled;
}

export function refusedRow(row: number, code: string): RowResult {
  return { row, result: 'refused', code };
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

type Progress = Omit<Running, 'movedAtVersion'>;

/** What comes next follows from what is left; a phase begins with the event that leads into it. */
function movedOn(progress: Progress, version: number): LeadImport {
  const running = { ...progress, movedAtVersion: version };
  if (running.registered.length > 0) return { ...running, phase: 'opening' };
  if (running.unread > 0 || running.rows.length > 0) return { ...running, phase: 'registering' };
  return { ...running, phase: 'finished' };
}
