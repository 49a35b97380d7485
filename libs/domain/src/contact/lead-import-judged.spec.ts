import { describe, expect, it } from '@jest/globals';
import { foldEvents, noon, person, specify } from '#testing/specify';
import type { Actor } from '../shared/actor.js';
import { leadImport, type LeadImportCommand, type LeadImportEvent, type SheetRow } from './lead-import.js';

const text = (textId: string) => ({ textId, digest: `digest-of-${textId}` });

const officer = person('per-bao', 'centre-officer', 'unit-ipc');
const colleague = person('per-su', 'centre-officer', 'unit-ipc');
const service: Actor = { kind: 'service', service: 'contact' };

const sound = (row: number): SheetRow => ({
  row,
  digest: `row-digest-${String(row)}`,
  faults: [],
  facts: { district: 'dist-1', sourceKind: 'import' },
});

/** A sheet of these rows, read. */
const begun = (...rows: number[]): LeadImportEvent[] => [
  {
    type: 'import-started',
    importId: 'import-1',
    sheetDigest: 'sheet-digest',
    fileName: text('file'),
    frame: text('frame'),
    pieces: [{ rows, words: text('piece-0'), parties: text('parties-0') }],
    officerId: 'per-bao',
    officerUnitId: 'unit-ipc',
    startedAt: noon,
  },
  { type: 'rows-read', rows: rows.map(sound) },
];

const registeredRows = [
  { row: 3, subjectId: 'org-n-a', name: '甲公司', contactPersonId: 'per-contact' },
  { row: 5, code: 'credit-code-wrong' },
  { row: 6, subjectId: 'org-n-b', name: '乙公司' },
];
const openedRows = [
  { row: 3, result: 'opened', caseId: 'case-3' },
  { row: 6, result: 'duplicate', code: 'already-being-attracted', unit: 'unit-else' },
] as const;

const alike = { subjectId: 'org-a', name: '甲有限公司', because: 'like-name' } as const;
const suspectRow = {
  ...{ row: 3, subjectId: 'org-n-a', name: '甲公司', contactPersonId: 'per-contact' },
  resembles: [alike],
};
const withSuspect: LeadImportEvent[] = [
  ...begun(3, 5, 6),
  { type: 'parties-registered', rows: [suspectRow, ...registeredRows.slice(1)] },
  {
    type: 'rows-opened',
    rows: [
      { row: 3, result: 'suspected' },
      { row: 6, result: 'opened', caseId: 'case-6' },
    ],
  },
];
const judgeSame: LeadImportCommand = { type: 'judge-row', row: 3, verdict: 'same', subjectId: 'org-a' };
const judgeOther: LeadImportCommand = { type: 'judge-row', row: 3, verdict: 'other' };
const hands = { by: 'per-bao' };

const sheetOf = specify(leadImport);

describe('a row whose organisation may be another that is known', () => {
  const judged = (verdict: 'same' | 'other'): LeadImportEvent => ({
    ...{ type: 'row-judged', row: 3, verdict, ...hands },
    ...(verdict === 'same' && { subjectId: 'org-a', ownSubjectId: suspectRow.subjectId }),
  });

  it('waits for a person while the others are settled', () => {
    const { state } = sheetOf.given(...withSuspect);
    expect(state).toMatchObject({ phase: 'judging', suspected: [suspectRow] });
    expect(leadImport.errand(state)).toBeUndefined();
    expect(leadImport.outcome(state)).toBeUndefined();
  });

  it('is opened as the known one where they are the same', () => {
    sheetOf.given(...withSuspect).when(judgeSame, officer).then(judged('same'));
    const { state } = sheetOf.given(...withSuspect, judged('same'));
    const { resembles: _, subjectId: __, ...rest } = suspectRow;
    expect(state).toMatchObject({ phase: 'opening', suspected: [], judged: [] });
    expect(state).toMatchObject({ registered: [{ ...rest, subjectId: 'org-a', name: '甲有限公司' }] });
    expect(leadImport.errand(state)).toMatchObject({ request: { rows: [3] }, raisedAtVersion: 5 });
  });

  it('is opened as one of its own where they are not', () => {
    sheetOf.given(...withSuspect).when(judgeOther, officer).then(judged('other'));
    const { state } = sheetOf.given(...withSuspect, judged('other'));
    const { resembles: _, ...own } = suspectRow;
    expect(state).toMatchObject({ phase: 'opening', registered: [own] });
    const opened: LeadImportEvent = {
      type: 'rows-opened',
      rows: [{ row: 3, result: 'opened', caseId: 'case-3' }],
    };
    const { state: end } = sheetOf.given(...withSuspect, judged('other'), opened);
    expect(leadImport.outcome(end)).toMatchObject({ opened: 2, refused: 1, version: 6 });
  });

  it('leaves an errand that is open as it is', () => {
    const two = { ...suspectRow, row: 6 };
    const rows = [suspectRow, two];
    const history: LeadImportEvent[] = [
      ...begun(3, 6),
      { type: 'parties-registered', rows },
      { type: 'rows-opened', rows: rows.map(({ row }) => ({ row, result: 'suspected' })) },
      judged('other'),
    ];
    const before = sheetOf.given(...history).state;
    const { state } = sheetOf.given(...history, { type: 'row-judged', row: 6, verdict: 'other', ...hands });
    expect(leadImport.errand(state)).toEqual(leadImport.errand(before));
    expect(state).toMatchObject({ phase: 'opening', judged: [{ row: 6 }] });
  });

  it('is judged by the importer or the head, and as one of those it resembles', () => {
    const open = sheetOf.given(...withSuspect);
    open.when(judgeOther, colleague).thenRefused('importer-or-head-only');
    open.when(judgeOther, person('per-zhao', 'centre-head', 'unit-else')).thenRefused('importer-or-head-only');
    open.when(judgeOther, person('per-zhao', 'centre-head', 'unit-ipc')).thenEvents('row-judged');
    open.when({ ...judgeSame, subjectId: 'org-z' }, officer).thenRefused('not-what-it-resembles');
    open.when({ ...judgeOther, row: 6 }, officer).thenRefused('row-not-suspected');
    sheetOf.given(...withSuspect, judged('other')).when(judgeOther, officer).thenRefused('nothing-suspected');
  });
});

describe('undoing an import', () => {
  const done: LeadImportEvent[] = [
    ...begun(3, 5, 6),
    { type: 'parties-registered', rows: registeredRows },
    { type: 'rows-opened', rows: openedRows },
  ];
  const asked: LeadImportEvent = { type: 'undo-asked', ...hands };
  const undo: LeadImportCommand = { type: 'undo-import' };
  const undone: LeadImportEvent = {
    type: 'import-undone',
    rows: [{ row: 3, result: 'withdrawn', caseId: 'case-3' }],
  };

  it('asks contact to give up what was opened', () => {
    sheetOf.given(...done).when(undo, officer).then(asked);
    const { state } = sheetOf.given(...done, asked);
    expect(leadImport.outcome(state)).toBeUndefined();
    expect(leadImport.errand(state)).toMatchObject({
      ...{ service: 'contact', type: 'take-back-rows', raisedAtVersion: 5 },
      request: { importId: 'import-1', rows: [3] },
    });
  });

  it('says of each case whether it was given up or kept', () => {
    const rows = [{ row: 3, result: 'withdrawn' }] as const;
    sheetOf.given(...done, asked).when({ type: 'record-taken-back', rows }, service).then(undone);
    const { state } = sheetOf.given(...done, asked, undone);
    expect(leadImport.outcome(state)).toMatchObject({ opened: 0, withdrawn: 1, duplicates: 1, refused: 1 });
    sheetOf
      .given(...done, asked)
      .when({ type: 'record-taken-back', rows: [] }, service)
      .then({ type: 'import-undone', rows: [{ row: 3, result: 'kept', code: 'not-answered', caseId: 'case-3' }] });
  });

  it('ends the rows nobody has judged', () => {
    const { state } = sheetOf.given(...withSuspect, asked);
    expect(state).toMatchObject({ phase: 'undoing', suspected: [] });
    expect(state).toMatchObject({ results: [{ row: 3, code: 'import-undone' }, { row: 5 }, { row: 6 }] });
  });

  it('is refused while it goes on, twice, to others, and after a day', () => {
    sheetOf.given(...begun(3)).when(undo, officer).thenRefused('import-still-running');
    sheetOf.given(...done, asked, undone).when(undo, officer).thenRefused('already-undone');
    sheetOf.given(...done).when(undo, colleague).thenRefused('importer-or-head-only');
    const decideAt = (at: string) => {
      const issued = { by: officer, at, commandId: 'cmd-1' } as const;
      return leadImport.decide({ ...undo, ...issued }, foldEvents(leadImport, done));
    };
    const dayAfter = (ms: number) => new Date(Date.parse(noon) + 86_400_000 + ms).toISOString();
    expect(decideAt(dayAfter(0))).toMatchObject({ ok: true });
    expect(decideAt(dayAfter(1))).toMatchObject({ ok: false, code: 'undo-too-late' });
  });
});
