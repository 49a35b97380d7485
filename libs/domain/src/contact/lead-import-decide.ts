import { handsOf, holdsRole, isPerson, type Instant } from '../shared/actor.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Issued } from '../shared/stage.js';
import type {
  JudgeRow,
  LeadImport,
  LeadImportCommand,
  LeadImportEvent,
  RecordTakenBack,
  StartImport,
  TakenBackRow,
} from './lead-import.js';
import { errandOf } from './lead-import-errand.js';
import { byRow, refusedRow, unansweredRow } from './lead-import-rows.js';

type Asked = Pick<Issued, 'by' | 'at'>;
type Answer = Decision<LeadImportEvent>;

/** An import may be undone this long after it was started. */
export const undoWithinHours = 24;

export function may(
  type: LeadImportCommand['type'],
  asked: Asked,
  state: LeadImport,
): Refusal | undefined {
  const { by } = asked;
  switch (type) {
    case 'start-import':
      if (!holdsRole(by, 'centre-officer', 'centre-head')) return refused('import-by-centre-only');
      return state.phase === 'not-opened' ? undefined : refused('already-started');
    case 'judge-row':
      return importerOrHeadOnly(asked, state) ?? judgeable(state);
    case 'undo-import':
      return importerOrHeadOnly(asked, state) ?? undoable(asked, state);
    case 'record-rows':
    case 'record-parties':
    case 'record-opened':
    case 'record-taken-back':
    case 'halt-import':
      return by.kind === 'service' ? undefined : refused('service-only');
    default:
      return never(type);
  }
}

function importerOrHeadOnly({ by }: Asked, state: LeadImport): Refusal | undefined {
  if (state.phase === 'not-opened') return refused('not-started');
  const isHead =
    isPerson(by) && by.unitId === state.officerUnitId && holdsRole(by, 'centre-head');
  return isHead || handsOf(by).includes(state.officerId)
    ? undefined
    : refused('importer-or-head-only');
}

function judgeable(state: LeadImport): Refusal | undefined {
  if (state.phase === 'not-opened') return refused('not-started');
  return state.suspected.length > 0 ? undefined : refused('nothing-suspected');
}

function undoable({ at }: Asked, state: LeadImport): Refusal | undefined {
  if (state.phase === 'not-opened') return refused('not-started');
  if (state.undoneBy !== undefined) return refused('already-undone');
  if (state.phase !== 'judging' && state.phase !== 'finished') return refused('import-still-running');
  return Date.parse(at) > Date.parse(undoUntil(state)) ? refused('undo-too-late') : undefined;
}

/** The last moment at which the import may be undone. */
export function undoUntil({ startedAt }: { readonly startedAt: Instant }): Instant {
  return new Date(Date.parse(startedAt) + undoWithinHours * 3_600_000).toISOString();
}

export function decide(command: LeadImportCommand & Issued, state: LeadImport): Answer {
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
    case 'judge-row':
      return judge(command, state);
    case 'undo-import':
      return decided([{ type: 'undo-asked', ...handsIn(command) }]);
    case 'record-taken-back':
      return takenBack(command, state);
    case 'halt-import': {
      const { errand, code } = command;
      return decided(errandOf(state)?.type === errand ? [{ type: 'import-halted', errand, code }] : []);
    }
    default:
      return never(command);
  }
}

function start(command: StartImport & Issued): Answer {
  const { importId, sheetDigest, fileName, frame, pieces, by, at: startedAt } = command;
  const numbers = pieces.flatMap(({ rows }) => rows);
  if (numbers.length === 0) return refused('sheet-without-rows');
  if (new Set(numbers).size < numbers.length) return refused('row-numbered-twice');
  const { officerId, officerUnitId } = isPerson(by)
    ? { officerId: by.personId, officerUnitId: by.unitId }
    : command;
  const sheet = { importId, sheetDigest, fileName, frame, pieces, startedAt };
  return decided([{ type: 'import-started', ...sheet, officerId, officerUnitId }]);
}

/** Same means one of those it was shown to resemble, and no other that somebody has in mind. */
function judge(command: JudgeRow & Issued, state: LeadImport): Answer {
  if (state.phase === 'not-opened') return refused('not-started');
  const { row, verdict, subjectId } = command;
  const suspected = state.suspected.find((one) => one.row === row);
  if (!suspected) return refused('row-not-suspected', { row });
  if (verdict === 'other') return decided([{ type: 'row-judged', row, verdict, ...handsIn(command) }]);
  const isShown = suspected.resembles?.some((one) => one.subjectId === subjectId);
  if (subjectId === undefined || !isShown) return refused('not-what-it-resembles', { row });
  const { subjectId: ownSubjectId } = suspected;
  const own = ownSubjectId === undefined ? {} : { ownSubjectId };
  return decided([{ type: 'row-judged', row, verdict, subjectId, ...own, ...handsIn(command) }]);
}

/** What is not answered for is kept: nobody is told that a case is gone which is not. */
function takenBack({ rows }: RecordTakenBack, state: LeadImport): Answer {
  if (state.phase !== 'undoing') return decided([]);
  const answers = byRow(rows);
  const opened = state.results.filter(({ result }) => result === 'opened');
  const said = opened.map(({ row, caseId }): TakenBackRow => {
    const answer = answers.get(row) ?? { row, result: 'kept', code: 'not-answered' };
    return { ...answer, ...(caseId !== undefined && { caseId }) };
  });
  return decided([{ type: 'import-undone', rows: said }]);
}

function handsIn({ by }: Asked) {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return { by: by.personId, ...(by.actsFor !== undefined && { byFor: by.actsFor }) };
}
