import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents, noon, person, specify } from '#testing/specify';
import { clock, roles, type Actor } from '../shared/actor.js';
import {
  leadImport,
  rowsAtOnce,
  type LeadImport,
  type LeadImportCommand,
  type LeadImportEvent,
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
  parties: text(`parties-${String(row)}`),
  title: text(`title-${String(row)}`),
});
const faulty: SheetRow = {
  row: 4,
  digest: 'row-digest-4',
  faults: ['district-unknown', 'no-name'],
};

const startImport: StartImport = {
  type: 'start-import',
  importId: 'import-1',
  sheetDigest: 'sheet-digest',
  fileName: text('file'),
  rows: [sound(3), faulty, sound(5), sound(6)],
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
};
/** What starting an import with these rows leaves. */
function start(rows: readonly SheetRow[]): LeadImportEvent[] {
  const { rows: _rows, type: _type, ...sheet } = startImport;
  const pieces = Math.ceil(rows.length / rowsAtOnce);
  return [
    { ...sheet, type: 'import-started', rowCount: rows.length },
    ...Array.from({ length: pieces }, (_piece, index): LeadImportEvent => {
      const from = index * rowsAtOnce;
      return { type: 'rows-read', rows: rows.slice(from, from + rowsAtOnce) };
    }),
  ];
}
const started = start(startImport.rows);
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
  it('records every row of the sheet, sound or not', () => {
    sheetOf.given().when(startImport, officer).then(...started);
  });

  it('is the work of the person who starts it, whatever the command says', () => {
    const forged = { ...startImport, officerId: 'per-su', officerUnitId: 'unit-else' };
    sheetOf.given().when(forged, officer).then(...started);
  });

  it('is for people of the centre', () => {
    sheetOf.given().when(startImport, expert).thenRefused('import-by-centre-only');
  });

  it('refuses an empty sheet and a row numbered twice', () => {
    sheetOf.given().when({ ...startImport, rows: [] }, officer).thenRefused('sheet-without-rows');
    sheetOf
      .given()
      .when({ ...startImport, rows: [sound(3), sound(3)] }, officer)
      .thenRefused('row-numbered-twice');
  });

  it('is finished at once when no row is sound', () => {
    const { state } = sheetOf.given(...start([faulty]));
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

  it.each(['facts', 'parties', 'title'] as const)('refuses a row without %s', (field) => {
    const { [field]: _, ...incomplete } = sound(7);
    const { state } = sheetOf.given(...start([incomplete]));
    expect(state).toMatchObject({ results: [{ row: 7, code: 'row-incomplete' }] });
    expect(Object.keys(leadImport.sentences)).toContain('row-incomplete');
  });
});

describe('registering the parties', () => {
  it('asks the register for the sound rows, by reference to the sealed words', () => {
    const { state } = sheetOf.given(...started);
    expect(leadImport.errand(state)).toEqual({
      service: 'register',
      type: 'register-parties',
      raisedAtVersion: 2,
      request: {
        rows: [3, 5, 6].map((row) => ({
          row,
          parties: { $text: `parties-${String(row)}`, $for: 'register' },
        })),
      },
    });
  });

  it('records what the register answers for each row', () => {
    sheetOf.given(...started).when(recordParties, service).then(registered);
  });

  it('refuses a row the register says nothing about', () => {
    sheetOf
      .given(...started)
      .when({ type: 'record-parties', rows: registeredRows.slice(0, 2) }, service)
      .then({
        type: 'parties-registered',
        rows: [...registeredRows.slice(0, 2), { row: 6, code: 'not-answered' }],
      });
  });

  it('is finished when the register refused every row', () => {
    const rows = [3, 5, 6].map((row) => ({ row, code: 'credit-code-wrong' }));
    const { state } = sheetOf.given(...started, { type: 'parties-registered', rows });
    expect(leadImport.outcome(state)).toMatchObject({ refused: 4, version: 3 });
  });
});

describe('opening the rows', () => {
  it('asks contact for the rows the register knows', () => {
    const { state } = sheetOf.given(...started, registered);
    expect(leadImport.errand(state)).toEqual({
      service: 'contact',
      type: 'open-rows',
      raisedAtVersion: 3,
      request: { importId: 'import-1', rows: [3, 6] },
    });
  });

  it('is finished with a result for every row, in the order of the sheet', () => {
    sheetOf.given(...started, registered).when(recordOpened, service).then(openedEvent);
    const { state } = sheetOf.given(...started, registered, openedEvent);
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
  const rowCount = 2 * rowsAtOnce + 1;
  const rows = Array.from({ length: rowCount }, (_, index) => sound(index + 2));
  const numbers = rows.map(({ row }) => row);

  it('is recorded in pieces and asks nothing before its last row is in', () => {
    const events = start(rows);
    const types = events.map(({ type }) => type);
    expect(types).toEqual(['import-started', 'rows-read', 'rows-read', 'rows-read']);
    sheetOf.given().when({ ...startImport, rows }, officer).then(...events);
    expect(leadImport.errand(foldEvents(leadImport, events.slice(0, 3)))).toBeUndefined();
  });

  it('goes to the register and becomes cases piece by piece', () => {
    const history = start(rows);
    const asked: [string, number, readonly number[]][] = [];
    for (;;) {
      const state = foldEvents(leadImport, history);
      const errand = leadImport.errand(state);
      if (!errand) break;
      const named = errand.request['rows'] as readonly (number | { row: number })[];
      const piece = named.map((row) => (typeof row === 'number' ? row : row.row));
      asked.push([errand.type, errand.raisedAtVersion, piece]);
      history.push(
        errand.type === 'register-parties'
          ? { type: 'parties-registered', rows: piece.map((row) => ({ row, subjectId: 'org-a' })) }
          : { type: 'rows-opened', rows: piece.map((row) => ({ row, result: 'opened' })) },
      );
    }
    const [first, second, last] = [0, 1, 2].map((piece) =>
      numbers.slice(piece * rowsAtOnce, (piece + 1) * rowsAtOnce),
    );
    expect(asked).toEqual([
      ['register-parties', 4, first],
      ['open-rows', 5, first],
      ['register-parties', 6, second],
      ['open-rows', 7, second],
      ['register-parties', 8, last],
      ['open-rows', 9, last],
    ]);
    const end = foldEvents(leadImport, history);
    expect(leadImport.outcome(end)).toMatchObject({ opened: rowCount, version: 10 });
  });
});

describe('an errand that comes back refused', () => {
  it('finishes the import with every pending row refused for that reason', () => {
    sheetOf
      .given(...started)
      .when(haltRegistering, service)
      .then({ type: 'import-halted', errand: 'register-parties', code: 'register-closed' });
    const halted: LeadImportEvent = {
      type: 'import-halted',
      errand: 'open-rows',
      code: 'register-closed',
    };
    const { state } = sheetOf.given(...started, registered, halted);
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
    expect(leadImport.answered(errandAfter(...started), { ok: true, result })).toEqual({
      type: 'record-parties',
      rows: [first],
    });
    expect(
      leadImport.answered(errandAfter(...started, registered), {
        ok: true,
        result: { rows: openedRows },
      }),
    ).toEqual(recordOpened);
  });

  it('halts the import when it is a refusal or holds no rows', () => {
    const refusal = { ok: false, code: 'register-closed', details: {} } as const;
    expect(leadImport.answered(errandAfter(...started), refusal)).toEqual(haltRegistering);
    expect(leadImport.answered(errandAfter(...started, registered), refusal)).toEqual(haltOpening);
    expect(leadImport.answered(errandAfter(...started), { ok: true, result: {} })).toMatchObject({
      type: 'halt-import',
      code: 'not-answered',
    });
  });
});

describe('who sees an import', () => {
  const state = foldEvents(leadImport, started);
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

type Phase = LeadImport['phase'];

const histories: Record<Phase, LeadImportEvent[]> = {
  'not-opened': [],
  registering: started,
  opening: [...started, registered],
  finished: [...started, registered, openedEvent],
};
const commands = { startImport, recordParties, recordOpened, haltRegistering, haltOpening };
/** What each command of the one who may give it meets in each phase: events or a refusal. */
const cells: Record<Phase, Record<keyof typeof commands, string | readonly string[]>> = {
  'not-opened': {
    startImport: ['import-started', 'rows-read'],
    recordParties: [],
    recordOpened: [],
    haltRegistering: [],
    haltOpening: [],
  },
  registering: {
    startImport: 'already-started',
    recordParties: ['parties-registered'],
    recordOpened: [],
    haltRegistering: ['import-halted'],
    haltOpening: [],
  },
  opening: {
    startImport: 'already-started',
    recordParties: [],
    recordOpened: ['rows-opened'],
    haltRegistering: [],
    haltOpening: ['import-halted'],
  },
  finished: {
    startImport: 'already-started',
    recordParties: [],
    recordOpened: [],
    haltRegistering: [],
    haltOpening: [],
  },
};

describe('every command in every phase', () => {
  for (const [phase, row] of Object.entries(cells)) {
    it.each(Object.entries(row))(`${phase}: %s`, (name, expected) => {
      const command = commands[name as keyof typeof commands];
      const by = name === 'startImport' ? officer : service;
      const { when, state } = sheetOf.given(...histories[phase as Phase]);
      expect(state.phase).toBe(phase);
      if (typeof expected === 'string') when(command, by).thenRefused(expected);
      else when(command, by).thenEvents(...(expected as LeadImportEvent['type'][]));
    });
  }

  it('refuses answers from a person or the clock', () => {
    for (const command of [recordParties, recordOpened, haltRegistering]) {
      sheetOf.given(...started).when(command, officer).thenRefused('service-only');
      sheetOf.given(...started).when(command, clock).thenRefused('service-only');
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
        [{ ...startImport, rows }, officer],
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
