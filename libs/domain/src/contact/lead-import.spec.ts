import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents, noon, person, specify } from '#testing/specify';
import { clock, roles, type Actor } from '../shared/actor.js';
import type { Errand } from '../shared/stage.js';
import {
  leadImport,
  rowsPerPiece,
  type LeadImport,
  type LeadImportCommand,
  type LeadImportEvent,
  type SheetPiece,
  type SheetRow,
  type StartImport,
} from './lead-import.js';

const text = (textId: string) => ({ textId, digest: `digest-of-${textId}` });

const officer = person('per-bao', 'centre-officer', 'unit-ipc');
const colleague = person('per-su', 'centre-officer', 'unit-ipc');
const expert = person('per-li', 'expert', 'unit-ipc');
const service: Actor = { kind: 'service', service: 'contact' };

const sound = (row: number): SheetRow => ({
  row,
  digest: `row-digest-${String(row)}`,
  faults: [],
  facts: { district: 'dist-1', sourceKind: 'import' },
});
const faulty: SheetRow = {
  row: 4,
  digest: 'row-digest-4',
  faults: ['district-unknown', 'no-name'],
};

const sheetRows = [sound(3), faulty, sound(5), sound(6)];

/** The rows as a reader of the file sets them aside, piece by piece. */
function pieces(rows: readonly { row: number }[], perPiece = rowsPerPiece): SheetPiece[] {
  const numbers = rows.map(({ row }) => row);
  return Array.from({ length: Math.ceil(numbers.length / perPiece) }, (_, index) => ({
    rows: numbers.slice(index * perPiece, (index + 1) * perPiece),
    words: text(`piece-${String(index)}`),
    parties: text(`parties-${String(index)}`),
  }));
}

const startImport: StartImport = {
  type: 'start-import',
  importId: 'import-1',
  sheetDigest: 'sheet-digest',
  fileName: text('file'),
  frame: text('frame'),
  pieces: pieces(sheetRows),
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
};
const { type: _, ...sheet } = startImport;
const started: LeadImportEvent = { ...sheet, type: 'import-started', startedAt: noon };
const read: LeadImportEvent = { type: 'rows-read', rows: sheetRows };
const begun = (rows: readonly SheetRow[]): LeadImportEvent[] => [
  { ...started, pieces: pieces(rows) },
  { type: 'rows-read', rows },
];
const registeredRows = [
  { row: 3, subjectId: 'org-n-a', name: '甲公司', contactPersonId: 'per-contact' },
  { row: 5, code: 'credit-code-wrong' },
  { row: 6, subjectId: 'org-n-b', name: '乙公司' },
];
const registered: LeadImportEvent = { type: 'parties-registered', rows: registeredRows };
const openedRows = [
  { row: 3, result: 'opened', caseId: 'case-3' },
  { row: 6, result: 'duplicate', code: 'already-being-attracted', unit: 'unit-else' },
] as const;
const openedEvent: LeadImportEvent = { type: 'rows-opened', rows: openedRows };

const recordRows: LeadImportCommand = { type: 'record-rows', rows: sheetRows };
const recordParties: LeadImportCommand = { type: 'record-parties', rows: registeredRows };
const recordOpened: LeadImportCommand = { type: 'record-opened', rows: openedRows };
const haltRegistering: LeadImportCommand = {
  type: 'halt-import',
  errand: 'register-parties',
  code: 'register-closed',
};
const haltOpening: LeadImportCommand = { ...haltRegistering, errand: 'open-rows' };

const sheetOf = specify(leadImport);

describe('starting an import', () => {
  it('records which rows there are and where their words lie', () => {
    sheetOf.given().when(startImport, officer).then(started);
  });

  it('is the work of the person who starts it, whatever the command says', () => {
    const forged = { ...startImport, officerId: 'per-su', officerUnitId: 'unit-else' };
    sheetOf.given().when(forged, officer).then(started);
  });

  it('is for people of the centre', () => {
    sheetOf.given().when(startImport, expert).thenRefused('import-by-centre-only');
  });

  it('refuses an empty sheet and a row numbered twice', () => {
    const starting = (rows: SheetRow[]) =>
      sheetOf.given().when({ ...startImport, pieces: pieces(rows, 1) }, officer);
    starting([]).thenRefused('sheet-without-rows');
    starting([sound(3), sound(3)]).thenRefused('row-numbered-twice');
  });
});

describe('reading the rows', () => {
  it('is asked of contact itself, for no rule holds words', () => {
    const { state } = sheetOf.given(started);
    expect(state).toMatchObject({ phase: 'reading', results: [] });
    expect(leadImport.errand(state)).toEqual({
      service: 'contact',
      type: 'read-rows',
      raisedAtVersion: 1,
      request: { importId: 'import-1', piece: 0 },
    });
  });

  it('records every row of the piece, sound or not', () => {
    sheetOf.given(started).when(recordRows, service).then(read);
  });

  it('refuses a row nothing is said about', () => {
    const { state } = sheetOf.given(...begun(sheetRows));
    expect(state).toMatchObject({ phase: 'registering' });
    sheetOf
      .given(started)
      .when({ type: 'record-rows', rows: sheetRows.slice(0, 3) }, service)
      .then({
        type: 'rows-read',
        rows: [...sheetRows.slice(0, 3), { row: 6, digest: '', faults: ['not-answered'] }],
      });
  });

  it('finishes the import when no row is sound', () => {
    const { state } = sheetOf.given(...begun([faulty]));
    expect(state).toMatchObject({
      phase: 'finished',
      results: [{ row: 4, result: 'refused', code: 'district-unknown', faults: faulty.faults }],
    });
    expect(leadImport.errand(state)).toBeUndefined();
    expect(leadImport.outcome(state)).toEqual({
      kind: 'finished',
      opened: 0,
      duplicates: 0,
      refused: 1,
      version: 2,
    });
  });

  it('refuses a row without facts', () => {
    const { facts: _without, ...incomplete } = sound(7);
    const { state } = sheetOf.given(...begun([incomplete]));
    expect(state).toMatchObject({ results: [{ row: 7, code: 'row-incomplete' }] });
    expect(Object.keys(leadImport.sentences)).toContain('row-incomplete');
  });
});

describe('registering the parties', () => {
  it('asks the register for the sound rows, by reference to the sealed words', () => {
    const { state } = sheetOf.given(started, read);
    expect(leadImport.errand(state)).toEqual({
      service: 'register',
      type: 'register-parties',
      raisedAtVersion: 2,
      request: {
        rows: [3, 5, 6],
        parties: { $text: 'parties-0', $for: 'register' },
      },
    });
  });

  it('records what the register answers for each row', () => {
    sheetOf.given(started, read).when(recordParties, service).then(registered);
  });

  it('refuses a row the register says nothing about', () => {
    sheetOf
      .given(started, read)
      .when({ type: 'record-parties', rows: registeredRows.slice(0, 2) }, service)
      .then({
        type: 'parties-registered',
        rows: [...registeredRows.slice(0, 2), { row: 6, code: 'not-answered' }],
      });
  });

  it('is finished when the register refused every row', () => {
    const rows = [3, 5, 6].map((row) => ({ row, code: 'credit-code-wrong' }));
    const { state } = sheetOf.given(started, read, { type: 'parties-registered', rows });
    expect(leadImport.outcome(state)).toMatchObject({ refused: 4, version: 3 });
  });
});

describe('opening the rows', () => {
  it('asks contact for the rows the register knows', () => {
    const { state } = sheetOf.given(started, read, registered);
    expect(leadImport.errand(state)).toEqual({
      service: 'contact',
      type: 'open-rows',
      raisedAtVersion: 3,
      request: { importId: 'import-1', rows: [3, 6] },
    });
  });

  it('is finished with a result for every row, in the order of the sheet', () => {
    sheetOf.given(started, read, registered).when(recordOpened, service).then(openedEvent);
    const { state } = sheetOf.given(started, read, registered, openedEvent);
    expect(state).toMatchObject({
      phase: 'finished',
      rows: [],
      registered: [],
      results: [
        { row: 3, result: 'opened', caseId: 'case-3' },
        { row: 4, result: 'refused', code: 'district-unknown' },
        { row: 5, result: 'refused', code: 'credit-code-wrong' },
        { row: 6, result: 'duplicate', code: 'already-being-attracted' },
      ],
    });
    expect(leadImport.outcome(state)).toEqual({
      kind: 'finished',
      opened: 1,
      duplicates: 1,
      refused: 2,
      version: 4,
    });
  });
});

describe('a long sheet', () => {
  const rowCount = 2 * rowsPerPiece + 1;
  const rows = Array.from({ length: rowCount }, (_, index) => sound(index + 2));
  const inPieces = pieces(rows);

  /** What the errand asks for is done for every row. */
  function doneFor(errand: Errand): LeadImportEvent {
    if (errand.type === 'read-rows') {
      const piece = inPieces[errand.request['piece'] as number];
      return { type: 'rows-read', rows: (piece?.rows ?? []).map(sound) };
    }
    const numbers = errand.request['rows'] as readonly number[];
    return errand.type === 'register-parties'
      ? { type: 'parties-registered', rows: numbers.map((row) => ({ row, subjectId: 'org-a' })) }
      : { type: 'rows-opened', rows: numbers.map((row) => ({ row, result: 'opened' })) };
  }

  it('is read, registered and opened piece by piece', () => {
    const history: LeadImportEvent[] = [{ ...started, pieces: inPieces }];
    const asked: string[] = [];
    for (;;) {
      const errand = leadImport.errand(foldEvents(leadImport, history));
      if (!errand) break;
      expect(errand.raisedAtVersion).toBe(history.length);
      asked.push(errand.type);
      history.push(doneFor(errand));
    }
    const onePiece = ['read-rows', 'register-parties', 'open-rows'];
    expect(asked).toEqual([...onePiece, ...onePiece, ...onePiece]);
    const end = foldEvents(leadImport, history);
    expect(leadImport.outcome(end)).toMatchObject({ opened: rowCount, version: 10 });
    expect(end).toMatchObject({ results: rows.map(({ row }) => ({ row, result: 'opened' })) });
  });

  it('has a result for every row when it is halted half-way', () => {
    const halted: LeadImportEvent = { type: 'import-halted', errand: 'read-rows', code: 'not-answered' };
    const state = foldEvents(leadImport, [{ ...started, pieces: inPieces }, halted]);
    expect(leadImport.outcome(state)).toMatchObject({ refused: rowCount });
  });
});

describe('an errand that comes back refused', () => {
  it('finishes the import with every pending row refused for that reason', () => {
    sheetOf
      .given(started, read)
      .when(haltRegistering, service)
      .then({ type: 'import-halted', errand: 'register-parties', code: 'register-closed' });
    const halted: LeadImportEvent = {
      type: 'import-halted',
      errand: 'open-rows',
      code: 'register-closed',
    };
    const { state } = sheetOf.given(started, read, registered, halted);
    expect(state).toMatchObject({
      phase: 'finished',
      results: [
        { row: 3, result: 'refused', code: 'register-closed' },
        { row: 4, code: 'district-unknown' },
        { row: 5, code: 'credit-code-wrong' },
        { row: 6, result: 'refused', code: 'register-closed' },
      ],
    });
  });
});

describe('an errand’s answer', () => {
  const errandAfter = (...history: LeadImportEvent[]) => {
    const errand = leadImport.errand(foldEvents(leadImport, history));
    if (!errand) throw new Error('no errand is open');
    return errand;
  };

  it('becomes the command that records it, and takes nothing else of the answer along', () => {
    const [first] = registeredRows;
    const result = { rows: [{ ...first, phone: '13800000000' }] };
    expect(leadImport.answered(errandAfter(started, read), { ok: true, result })).toEqual({
      type: 'record-parties',
      rows: [first],
    });
    expect(
      leadImport.answered(errandAfter(started, read, registered), {
        ok: true,
        result: { rows: openedRows },
      }),
    ).toEqual(recordOpened);
  });

  it('halts the import when it is a refusal or holds no rows', () => {
    const refusal = { ok: false, code: 'register-closed', details: {} } as const;
    expect(leadImport.answered(errandAfter(started, read), refusal)).toEqual(haltRegistering);
    expect(leadImport.answered(errandAfter(started, read, registered), refusal)).toEqual(haltOpening);
    expect(leadImport.answered(errandAfter(started, read), { ok: true, result: {} })).toMatchObject({
      type: 'halt-import',
      code: 'not-answered',
    });
  });
});

describe('who sees an import', () => {
  const state = foldEvents(leadImport, [started]);
  const sees = (actor: Actor) => leadImport.visible.seesCase(actor, state);

  it('is its importer, the head of that unit and the administrator', () => {
    expect(sees(officer)).toBe(true);
    expect(sees(colleague)).toBe(false);
    expect(roles.filter((role) => sees(person('per-any', role, 'unit-ipc')))).toEqual([
      'centre-head',
      'administrator',
    ]);
    expect(roles.filter((role) => sees(person('per-any', role, 'unit-else')))).toEqual([
      'administrator',
    ]);
  });

  it('is nobody before it has started', () => {
    expect(leadImport.visible.seesCase(service, leadImport.initial)).toBe(false);
    expect(sees(service)).toBe(true);
  });
});

const alike = { subjectId: 'org-a', name: '甲有限公司', because: 'like-name' } as const;
const suspectRow = { row: 3, subjectId: 'org-n-a', name: '甲公司', contactPersonId: 'per-contact', resembles: [alike] };
const withSuspect: LeadImportEvent[] = [
  started,
  read,
  { type: 'parties-registered', rows: [suspectRow, ...registeredRows.slice(1)] },
  {
    type: 'rows-opened',
    rows: [
      { row: 3, result: 'suspected' },
      { row: 6, result: 'opened', caseId: 'case-6' },
    ],
  },
];
const judgeOther: LeadImportCommand = { type: 'judge-row', row: 3, verdict: 'other' };
const hands = { by: 'per-bao' };

type Phase = LeadImport['phase'];

const histories: Record<Phase, LeadImportEvent[]> = {
  'not-opened': [],
  reading: [started],
  registering: [started, read],
  opening: [started, read, registered],
  judging: withSuspect,
  undoing: [started, read, registered, openedEvent, { type: 'undo-asked', ...hands }],
  finished: [started, read, registered, openedEvent],
};
const undoImport: LeadImportCommand = { type: 'undo-import' };
const recordTakenBack: LeadImportCommand = {
  type: 'record-taken-back',
  rows: [{ row: 3, result: 'withdrawn' }],
};
const commands = {
  startImport,
  recordRows,
  recordParties,
  recordOpened,
  judgeOther,
  undoImport,
  recordTakenBack,
  haltRegistering,
  haltOpening,
};
/** What each command of the one who may give it meets in each phase: events or a refusal. */
const cells: Record<Phase, Record<keyof typeof commands, string | readonly string[]>> = {
  'not-opened': {
    ...{ startImport: ['import-started'], recordRows: [], recordParties: [], recordOpened: [] },
    ...{ judgeOther: 'not-started', undoImport: 'not-started', recordTakenBack: [] },
    ...{ haltRegistering: [], haltOpening: [] },
  },
  reading: {
    ...{ startImport: 'already-started', recordRows: ['rows-read'], recordParties: [] },
    ...{ recordOpened: [], judgeOther: 'nothing-suspected', undoImport: 'import-still-running' },
    ...{ recordTakenBack: [], haltRegistering: [], haltOpening: [] },
  },
  registering: {
    ...{ startImport: 'already-started', recordRows: [], recordParties: ['parties-registered'] },
    ...{ recordOpened: [], judgeOther: 'nothing-suspected', undoImport: 'import-still-running' },
    ...{ recordTakenBack: [], haltRegistering: ['import-halted'], haltOpening: [] },
  },
  opening: {
    ...{ startImport: 'already-started', recordRows: [], recordParties: [] },
    ...{ recordOpened: ['rows-opened'], judgeOther: 'nothing-suspected' },
    ...{ undoImport: 'import-still-running', recordTakenBack: [] },
    ...{ haltRegistering: [], haltOpening: ['import-halted'] },
  },
  judging: {
    ...{ startImport: 'already-started', recordRows: [], recordParties: [], recordOpened: [] },
    ...{ judgeOther: ['row-judged'], undoImport: ['undo-asked'], recordTakenBack: [] },
    ...{ haltRegistering: [], haltOpening: [] },
  },
  undoing: {
    ...{ startImport: 'already-started', recordRows: [], recordParties: [], recordOpened: [] },
    ...{ judgeOther: 'nothing-suspected', undoImport: 'already-undone' },
    ...{ recordTakenBack: ['import-undone'], haltRegistering: [], haltOpening: [] },
  },
  finished: {
    ...{ startImport: 'already-started', recordRows: [], recordParties: [], recordOpened: [] },
    ...{ judgeOther: 'nothing-suspected', undoImport: ['undo-asked'], recordTakenBack: [] },
    ...{ haltRegistering: [], haltOpening: [] },
  },
};

describe('every command in every phase', () => {
  for (const [phase, row] of Object.entries(cells)) {
    it.each(Object.entries(row))(`${phase}: %s`, (name, expected) => {
      const command = commands[name as keyof typeof commands];
      const byPerson = ['startImport', 'judgeOther', 'undoImport'];
      const by = byPerson.includes(name) ? officer : service;
      const { when, state } = sheetOf.given(...histories[phase as Phase]);
      expect(state.phase).toBe(phase);
      if (typeof expected === 'string') when(command, by).thenRefused(expected);
      else when(command, by).thenEvents(...(expected as LeadImportEvent['type'][]));
    });
  }

  it('refuses answers from a person or the clock', () => {
    for (const command of [recordRows, recordParties, recordOpened, haltRegistering]) {
      sheetOf.given(started, read).when(command, officer).thenRefused('service-only');
      sheetOf.given(started, read).when(command, clock).thenRefused('service-only');
    }
  });
});

it('gives every row exactly one result, whatever register and contact answer', () => {
  const rowNumbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1 });
  const answerRow = fc.integer({ min: 1, max: 30 });
  const parties = fc.array(
    fc.oneof(
      answerRow.map((row) => ({ row, subjectId: `org-n-${String(row)}` })),
      answerRow.map((row) => ({ row, code: 'credit-code-wrong' })),
    ),
  );
  const results = fc.array(
    fc.record({ row: answerRow, result: fc.constantFrom('opened', 'duplicate', 'refused') }),
  );
  fc.assert(
    fc.property(rowNumbers, fc.func(fc.boolean()), parties, results, (numbers, isFaulty, p, r) => {
      const rows = numbers.map((row) => (isFaulty(row) ? { ...faulty, row } : sound(row)));
      const steps: [LeadImportCommand, Actor][] = [
        [{ ...startImport, pieces: pieces(rows) }, officer],
        [{ type: 'record-rows', rows }, service],
        [{ type: 'record-parties', rows: p }, service],
        [{ type: 'record-opened', rows: r }, service],
      ];
      const history: LeadImportEvent[] = [];
      for (const [command, by] of steps) {
        const state = foldEvents(leadImport, history);
        const issued = { ...command, by, at: noon, commandId: 'cmd-1' };
        const decision = leadImport.decide(issued, state);
        if (!decision.ok) throw new Error(decision.code);
        history.push(...decision.events);
      }
      const state = foldEvents(leadImport, history);
      if (state.phase !== 'finished') throw new Error(`not finished but ${state.phase}`);
      const inOrder = [...numbers].sort((one, other) => one - other);
      expect(state.results.map(({ row }) => row)).toEqual(inOrder);
      const outcome = leadImport.outcome(state);
      const { opened = 0, duplicates = 0, refused = 0 } = outcome ?? {};
      expect(opened + duplicates + refused).toBe(numbers.length);
    }),
  );
});
