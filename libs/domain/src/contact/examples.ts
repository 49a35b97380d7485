import type { Actor, PersonActor, Role } from '../shared/actor.js';
import type { ContactCommand, OpenCase } from './commands.js';
import type { ContactEvent } from './contact.js';

type EventOf<Type extends ContactEvent['type']> = Extract<ContactEvent, { type: Type }>;
type CommandOf<Type extends ContactCommand['type']> = Extract<ContactCommand, { type: Type }>;

/** One invented lead that the specs of this stage share: every id is made up. */
function person(personId: string, role: Role, unitId: string): PersonActor {
  return { kind: 'person', personId, unitId, roles: [role] };
}

export const text = (textId: string) => ({ textId, digest: `digest-of-${textId}` });

export const officer = person('per-bao', 'centre-officer', 'unit-ipc');
export const colleague = person('per-su', 'centre-officer', 'unit-ipc');
export const head = person('per-he', 'centre-head', 'unit-ipc');
export const stranger = person('per-wu', 'centre-head', 'unit-other-centre');
export const finance = person('per-qian', 'finance-officer', 'unit-ipc');
export const contactService: Actor = { kind: 'service', service: 'contact' };
export const journey: Actor = { kind: 'service', service: 'journey' };

export const calendar = { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' };
export const further = { ...calendar, coverageUntil: '2027-12-31' };

export const openCase: OpenCase = {
  type: 'open-case',
  caseId: 'case-1',
  title: text('title'),
  subjects: [
    { kind: 'organisation', subjectId: 'org-n-wind', name: '草原风电' },
    { kind: 'person', subjectId: 'per-scientist' },
  ],
  district: 'dist-kangbashi',
  source: { kind: 'referral', referrerId: 'per-referrer' },
  plannedInvestment: '120000000000',
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
  officerUnitName: { zh: '市投资促进中心', en: 'Investment Promotion Centre' },
  firstResponseWorkingDays: 3,
  calendar,
  packVersion: 'sample-1',
};
const { type: _, ...lead } = openCase;

/** Noon is a Monday: three working days later Thursday ends, UTC+8. */
export const firstResponseDue = { at: '2026-06-04T16:00:00.000Z', provisional: false };

export const opened: EventOf<'case-opened'> = { ...lead, type: 'case-opened', firstResponseDue };
/** The least a case is opened with: one organisation, known under another id too. */
export const openedLone: EventOf<'case-opened'> = {
  type: 'case-opened',
  caseId: 'case-1',
  title: { textId: 'title', digest: 'digest' },
  subjects: [{ kind: 'organisation', subjectId: 'org-1', name: '示例企业' }],
  otherIds: ['org-n-1'],
  district: 'dist-1',
  source: { kind: 'own-search' },
  officerId: 'per-bao',
  officerUnitId: 'unit-centre',
  officerUnitName: { zh: '中心', en: 'the centre' },
  firstResponseWorkingDays: 2,
  calendar,
  packVersion: 'sample-1',
  firstResponseDue: { at: '2026-06-03T16:00:00.000Z', provisional: false },
};
export const headOfLone = person('per-head', 'centre-head', 'unit-centre');
export const openedWithSegment: ContactEvent = { ...opened, segment: 'seg-new-energy' };
export const contacted: EventOf<'contact-added'> = {
  type: 'contact-added',
  personId: 'per-contact',
  addedBy: 'per-bao',
};
export const described: ContactEvent = {
  type: 'intent-described',
  intent: text('intent'),
  describedBy: 'per-bao',
};
export const touched: EventOf<'touch-logged'> = {
  type: 'touch-logged',
  touchId: 'touch-1',
  loggedBy: 'per-bao',
  on: '2026-06-01',
  kind: 'call',
  summary: text('summary'),
};
export const overdue: ContactEvent = { type: 'first-response-overdue' };
export const qualified: EventOf<'case-qualified'> = {
  type: 'case-qualified',
  segment: 'seg-new-energy',
  qualifiedBy: 'per-bao',
};
export const dropped: EventOf<'case-dropped'> = {
  type: 'case-dropped',
  reason: 'no-interest',
  droppedBy: 'per-bao',
};
export const closed: ContactEvent = { type: 'case-closed', ending: 'completed' };

export const logTouch: CommandOf<'log-touch'> = {
  type: 'log-touch',
  on: '2026-06-01',
  kind: 'call',
  summary: text('summary'),
};
export const qualify: CommandOf<'qualify'> = { type: 'qualify', segment: 'seg-new-energy' };
export const drop: CommandOf<'drop'> = { type: 'drop', reason: 'no-interest' };
/** Two files, and the first filed by the officer. */
export const plan = {
  documentId: 'doc-plan',
  digest: 'a'.repeat(64),
  bytes: 120_000,
  mediaType: 'application/pdf',
  name: text('plan.pdf'),
};
export const cv = { ...plan, documentId: 'doc-cv', digest: 'b'.repeat(64), name: text('cv.pdf') };
export const fileDocument: CommandOf<'file-document'> = {
  type: 'file-document',
  kind: 'business-plan',
  document: plan,
  documentsMax: 3,
};
export const filed: EventOf<'document-filed'> = {
  type: 'document-filed',
  ...plan,
  kind: 'business-plan',
  filedBy: 'per-bao',
  filedOn: '2026-06-01',
};
export const withdrawDocument: CommandOf<'withdraw-document'> = {
  type: 'withdraw-document',
  documentId: 'doc-plan',
  reason: text('wrong-file'),
};
export const withdrawn: EventOf<'document-withdrawn'> = {
  type: 'document-withdrawn',
  documentId: 'doc-plan',
  reason: text('wrong-file'),
  withdrawnBy: 'per-bao',
  withdrawnOn: '2026-06-01',
};
export const closeCase: ContactCommand = { type: 'close-case', ending: 'completed' };
export const passFirstResponse: ContactCommand = { type: 'pass-first-response' };
/** What qualifying needs besides a segment. */
export const ready = [contacted, touched, described];
