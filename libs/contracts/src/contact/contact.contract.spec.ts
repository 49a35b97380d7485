import { describe, expect, it } from '@jest/globals';
import type * as domain from '#domain/contact/contact';
import type * as importing from '#domain/contact/lead-import';
import {
  AcceptHandOver,
  AddContact,
  AddSubject,
  CorrectCase,
  DeclineHandOver,
  DescribeIntent,
  Drop,
  HandOver,
  LinkCase,
  LogTouch,
  OpenCase,
  Park,
  Qualify,
  ReopenCase,
  Resume,
} from './commands.js';
import { ContactEvent, ImportEvent } from './events.js';
import { ContactView, ImportView } from './views.js';

/** The compiler holds contract and domain together: what one says the other can say, both ways. */
const fromDomain = (event: domain.ContactEvent): ContactEvent => event;
const toDomain = (event: ContactEvent): domain.ContactEvent => event;
const importFromDomain = (event: importing.LeadImportEvent): ImportEvent => event;
const importToDomain = (event: ImportEvent): importing.LeadImportEvent => event;

const text = { textId: 'cmd-1.title', digest: 'a1b2c3' };
const firstResponseDue = { at: '2026-06-04T16:00:00.000Z', provisional: false };

const events: Record<domain.ContactEvent['type'], domain.ContactEvent> = {
  'case-opened': {
    type: 'case-opened',
    caseId: 'case-1',
    title: text,
    subjects: [
      {
        kind: 'organisation',
        subjectId: 'org-91350100M000100Y43',
        name: '草原风电',
        creditCode: '91350100M000100Y43',
      },
      { kind: 'person', subjectId: 'per-scientist' },
    ],
    segment: 'seg-1',
    district: 'dist-1',
    source: { kind: 'referral', referrerId: 'per-referrer' },
    plannedInvestment: '120000000000',
    contactPersonId: 'per-contact',
    note: text,
    disclosure: 'restricted',
    officerId: 'per-bao',
    officerUnitId: 'unit-ipc',
    officerUnitName: { zh: '市投资促进中心', en: 'Investment Promotion Centre' },
    firstResponseWorkingDays: 3,
    triageWorkingDays: 3,
    progressWorkingDays: 10,
    calendar: { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' },
    packVersion: 'sample-1',
    firstResponseDue,
    triageDue: firstResponseDue,
  },
  'subject-added': {
    type: 'subject-added',
    subject: { kind: 'person', subjectId: 'per-talent' },
    addedBy: 'per-bao',
  },
  'contact-added': { type: 'contact-added', personId: 'per-contact', addedBy: 'per-bao' },
  'intent-described': {
    type: 'intent-described',
    intent: text,
    plannedInvestment: '120000000000',
    describedBy: 'per-bao',
  },
  'case-corrected': {
    type: 'case-corrected',
    correctedBy: 'per-bao',
    before: { title: text, district: 'dist-2' },
    after: { title: text, district: 'dist-1', segment: 'seg-1', plannedInvestment: '1' },
  },
  'touch-logged': {
    type: 'touch-logged',
    touchId: 'touch-1',
    loggedBy: 'per-bao',
    on: '2026-06-01',
    kind: 'visit',
    summary: text,
    nextStep: text,
    nextStepDue: '2026-06-10',
    progressDue: firstResponseDue,
  },
  'first-response-overdue': { type: 'first-response-overdue' },
  'triage-overdue': { type: 'triage-overdue' },
  'progress-overdue': { type: 'progress-overdue' },
  'calendar-adopted': {
    type: 'calendar-adopted',
    calendar: { version: '2027', holidays: [], workdays: [], coverageUntil: '2027-12-31' },
    triageDue: { at: '2027-01-06T16:00:00.000Z', provisional: false },
  },
  'hand-over-proposed': {
    type: 'hand-over-proposed',
    to: 'per-su',
    proposedBy: 'per-he',
    proposedFor: 'per-bao',
  },
  'hand-over-declined': { type: 'hand-over-declined', declinedBy: 'per-su', reason: text },
  'case-linked': {
    type: 'case-linked',
    direction: 'brought-by',
    otherCaseId: 'case-2',
    other: { officerId: 'per-wu', officerUnitId: 'unit-else', disclosure: 'restricted' },
    linkedBy: 'per-bao',
  },
  'document-filed': {
    type: 'document-filed',
    documentId: 'doc-1',
    digest: 'a'.repeat(64),
    bytes: 120_000,
    mediaType: 'application/pdf',
    name: text,
    kind: 'business-plan',
    aboutId: 'per-scientist',
    filedBy: 'per-bao',
    filedOn: '2026-06-01',
  },
  'document-withdrawn': {
    type: 'document-withdrawn',
    documentId: 'doc-1',
    reason: text,
    withdrawnBy: 'per-bao',
    withdrawnOn: '2026-06-01',
  },
  'case-handed-over': { type: 'case-handed-over', from: 'per-bao', to: 'per-su' },
  'case-parked': { type: 'case-parked', until: '2026-09-01', reason: text, parkedBy: 'per-bao' },
  'case-resumed': {
    type: 'case-resumed',
    resumedBy: 'per-bao',
    firstResponseDue,
    triageDue: firstResponseDue,
    progressDue: firstResponseDue,
  },
  'case-qualified': { type: 'case-qualified', segment: 'seg-1', qualifiedBy: 'per-bao' },
  'case-dropped': { type: 'case-dropped', reason: 'other', note: text, droppedBy: 'per-bao' },
  'case-reopened': {
    type: 'case-reopened',
    reason: text,
    reopenedBy: 'per-bao',
    firstResponseDue,
    triageDue: firstResponseDue,
  },
  'case-closed': { type: 'case-closed', ending: 'completed' },
  'claims-taken-again': { type: 'claims-taken-again', evaluationVersion: 7 },
};

const importEvents: Record<importing.LeadImportEvent['type'], importing.LeadImportEvent> = {
  'import-started': {
    type: 'import-started',
    importId: 'import-1',
    sheetDigest: 'a1b2c3',
    fileName: text,
    frame: text,
    pieces: [{ rows: [3, 4], words: text, parties: text }],
    officerId: 'per-bao',
    officerUnitId: 'unit-ipc',
    startedAt: '2026-01-05T02:00:00.000Z',
  },
  'rows-read': {
    type: 'rows-read',
    rows: [
      {
        row: 3,
        digest: 'd3',
        faults: [],
        facts: {
          segment: 'seg-1',
          district: 'dist-1',
          plannedInvestment: '100',
          sourceKind: 'import',
        },
      },
      { row: 4, digest: 'd4', faults: ['district-unknown'] },
    ],
  },
  'parties-registered': {
    type: 'parties-registered',
    rows: [
      { row: 3, subjectId: 'org-n-a1b2', name: '草原风电', contactPersonId: 'per-contact' },
      { row: 5, code: 'credit-code-wrong' },
      {
        row: 6,
        subjectId: 'org-n-c',
        resembles: [{ subjectId: 'org-n-d', name: '草原风电', because: 'like-name' }],
      },
    ],
  },
  'row-judged': { type: 'row-judged', row: 3, verdict: 'same', subjectId: 'org-n-a1b2', by: 'per-bao' },
  'undo-asked': { type: 'undo-asked', by: 'per-bao', byFor: 'per-li' },
  'import-undone': {
    type: 'import-undone',
    rows: [
      { row: 3, result: 'withdrawn' },
      { row: 4, result: 'kept', code: 'worked-on-since' },
    ],
  },
  'rows-opened': {
    type: 'rows-opened',
    rows: [
      { row: 3, result: 'opened', caseId: 'case-3' },
      { row: 6, result: 'duplicate', code: 'already-being-attracted', unit: 'unit-ipc' },
    ],
  },
  'import-halted': { type: 'import-halted', errand: 'open-rows', code: 'register-closed' },
};

describe('the events of contact', () => {
  it.each(Object.values(events))('$type passes the wire unchanged', (event) => {
    const received = ContactEvent.parse(JSON.parse(JSON.stringify(fromDomain(event))));
    expect(toDomain(received)).toEqual(event);
  });

  it.each(Object.values(importEvents))('$type passes the wire unchanged', (event) => {
    const received = ImportEvent.parse(JSON.parse(JSON.stringify(importFromDomain(event))));
    expect(importToDomain(received)).toEqual(event);
  });

  it.each([
    ['an unknown type', { type: 'case-vanished' }],
    ['an unknown reason', { ...events['case-dropped'], reason: 'mood' }],
    ['words in place of their reference', { ...events['case-dropped'], note: 'he said' }],
    ['a qualified case without a segment', { type: 'case-qualified', qualifiedBy: 'per-bao' }],
    ['an amount with separators', { ...events['case-opened'], plannedInvestment: '1,000' }],
    ['a field that is there but undefined', { ...events['case-opened'], segment: undefined }],
  ])('do not include %s', (_what, event) => {
    expect(ContactEvent.safeParse(event).success).toBe(false);
  });

  it('may be given further fields later on', () => {
    const later = { ...events['case-closed'], season: 'summer' };
    expect(ContactEvent.parse(later)).toEqual(events['case-closed']);
  });
});

const openCase = {
  title: ' 草原风电项目 ',
  subjects: [
    { kind: 'organisation', name: ' 草原风电 ', creditCode: '91350100M000100Y43' },
    { kind: 'person', personId: 'per-scientist' },
    { kind: 'team', leaderId: 'per-lead', memberIds: ['per-one'] },
  ],
  segment: 'seg-1',
  district: 'dist-1',
  source: { kind: 'referral', referrerId: 'per-referrer' },
  plannedInvestment: '120000000000',
  contactPersonId: 'per-contact',
  note: '备注',
  disclosure: 'restricted',
};
const logTouch = { on: '2026-06-01', kind: 'call', summary: '通话' };

describe('opening a case', () => {
  it('trims words and names and takes the rest as it is', () => {
    const [organisation, ...others] = openCase.subjects;
    expect(OpenCase.parse(openCase)).toEqual({
      ...openCase,
      title: '草原风电项目',
      subjects: [{ ...organisation, name: '草原风电' }, ...others],
    });
  });

  it('needs a title, a subject, a district and a source only', () => {
    const { title, subjects, district, source } = openCase;
    expect(OpenCase.safeParse({ title, subjects, district, source }).success).toBe(true);
    for (const field of ['title', 'subjects', 'district', 'source']) {
      expect(OpenCase.safeParse({ ...openCase, [field]: undefined }).success).toBe(false);
    }
  });

  it.each([
    ['no subject', { subjects: [] }],
    ['an organisation of one letter', { subjects: [{ kind: 'organisation', name: ' 甲 ' }] }],
    ['a person by name', { subjects: [{ kind: 'person', name: '张三' }] }],
    ['a team of nobody but its leader', { subjects: [{ kind: 'team', leaderId: 'p', memberIds: [] }] }],
    ['a title of spaces', { title: '   ' }],
    ['a title that is too long', { title: '长'.repeat(201) }],
    ['a lead said to be imported', { source: { kind: 'import' } }],
    ['an officer of one’s choice', { officerId: 'per-su' }],
    ['an amount as a number', { plannedInvestment: 100 }],
    ['an unknown disclosure', { disclosure: 'secret' }],
  ])('refuses %s', (_what, change) => {
    expect(OpenCase.safeParse({ ...openCase, ...change }).success).toBe(false);
  });
});

describe('the other commands', () => {
  it('parse', () => {
    expect(LogTouch.parse(logTouch)).toEqual(logTouch);
    const planned = { ...logTouch, nextStep: '来访', nextStepDue: '2026-06-10' };
    expect(LogTouch.parse(planned)).toEqual(planned);
    expect(Qualify.parse({})).toEqual({});
    expect(Qualify.parse({ segment: 'seg-1' })).toEqual({ segment: 'seg-1' });
    expect(Drop.parse({ reason: 'other', note: '说明' })).toEqual({ reason: 'other', note: '说明' });
  });

  it.each([
    [AddSubject, { subject: { kind: 'organisation', name: '草原风电' } }],
    [AddContact, { personId: 'per-contact' }],
    [DescribeIntent, { intent: '拟建储能基地', plannedInvestment: '100' }],
    [CorrectCase, { title: '草原储能', segment: 'seg-2', district: 'dist-2' }],
    [HandOver, { to: 'per-su' }],
    [AcceptHandOver, {}],
    [DeclineHandOver, { reason: '手上已有三个事项' }],
    [LinkCase, { broughtBy: 'case-2' }],
    [Park, { until: '2026-09-01', reason: '等待董事会决定' }],
    [Resume, {}],
    [ReopenCase, { reason: '企业重新联系' }],
  ])('take what they need and no more (%#)', (schema, body) => {
    expect(schema.parse(body)).toEqual(body);
    expect(schema.safeParse({ ...body, by: 'per-bao' }).success).toBe(false);
  });

  it.each([
    ['parking without a reason', Park, { until: '2026-09-01' }],
    ['an intent without words', DescribeIntent, { plannedInvestment: '100' }],
    ['a day that does not exist', LogTouch, { ...logTouch, on: '2026-02-30' }],
    ['a moment for a day', LogTouch, { ...logTouch, on: '2026-06-01T04:00:00.000Z' }],
    ['an unknown kind', LogTouch, { ...logTouch, kind: 'fax' }],
    ['a touch without words', LogTouch, { ...logTouch, summary: ' ' }],
    ['a type in the body', Qualify, { type: 'qualify' }],
    ['an unknown reason', Drop, { reason: 'mood' }],
    ['no reason', Drop, {}],
  ])('refuse %s', (_what, schema, body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });
});

describe('the views', () => {
  it('show a case and an import', () => {
    const view = {
      caseId: 'case-1',
      version: 2,
      phase: 'open',
      title: '草原风电项目',
      subjects: [{ kind: 'person', subjectId: 'per-scientist' }],
      district: 'dist-1',
      source: { kind: 'own-search' },
      note: null,
      contactIds: [],
      disclosure: 'internal',
      officerId: 'per-bao',
      officerUnitId: 'unit-ipc',
      firstResponseDue,
      overdue: false,
      triageOverdue: false,
      progressOverdue: false,
      missing: ['segment'],
      corrections: [],
    links: [],
      touches: [{ touchId: 'touch-1', loggedBy: 'per-bao', ...logTouch }],
      commands: [{ command: 'log-touch', allowed: true }],
    };
    expect(ContactView.parse(view)).toEqual(view);
    const sheet = {
      importId: 'import-1',
      version: 3,
      phase: 'finished',
      fileName: '线索.xlsx',
      officerId: 'per-bao',
      officerUnitId: 'unit-ipc',
      rows: [
        { row: 3, result: 'opened', caseId: 'case-3', faults: [] },
        {
          row: 4,
          result: 'refused',
          code: 'district-unknown',
          because: '旗区没有填写。',
          faults: ['district-unknown'],
        },
        {
          row: 5,
          result: 'suspected',
          faults: [],
          name: '示例疑似有限公司',
          resembles: [{ subjectId: 'org-1', name: '示例疑似股份有限公司', because: 'like-name' }],
        },
      ],
      opened: 1,
      duplicates: 0,
      refused: 1,
      suspected: 1,
      withdrawn: 0,
      pending: 0,
      undoUntil: '2026-01-06T02:00:00.000Z',
      undone: false,
      commands: [{ command: 'undo-import', allowed: true }],
      totals: [{ row: 9, countedRows: 2, summedAmount: '100', printedAmount: '90', agrees: false }],
    };
    expect(ImportView.parse(sheet)).toEqual(sheet);
  });
});
