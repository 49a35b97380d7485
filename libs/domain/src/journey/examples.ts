import { landingEvents, historyOf as landingHistories } from '../landing/examples.js';
import {
  historyOf as negotiationHistories,
  negotiationEvents,
  negotiationOpened,
  signedTerms,
  textRef,
} from '../negotiation/examples.js';
import type { ContactEvent } from '../contact/contact.js';
import type { EvaluationEvent } from '../evaluation/evaluation.js';
import type { RewardEvent } from '../reward/reward.js';
import type { EventBody } from '../shared/stage.js';
import type { PublishedFact } from './case-fold.js';
import { evaluationEvents, experts, opinionOf } from './evaluation/examples.js';
import type { FoldedKind, StageName } from './stages.js';

/** The invented case of negotiation's and landing's examples, with the stages around them. */
const facts = negotiationOpened.case;
const { caseId, subjects, segment, district, officerId, officerUnitId } = facts;
const calendar = { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' };

type Examples<Event extends EventBody> = {
  readonly [Type in Event['type']]: Extract<Event, { readonly type: Type }>;
};

export const contactEvents: Examples<ContactEvent> = {
  'case-opened': {
    type: 'case-opened',
    caseId,
    title: textRef('title'),
    subjects,
    district,
    source: { kind: 'visit' },
    plannedInvestment: '120000000000',
    officerId,
    officerUnitId,
    firstResponseWorkingDays: 3,
    calendar,
    packVersion: 'sample-1',
    firstResponseDue: { at: '2026-06-04T16:00:00.000Z', provisional: false },
  },
  'touch-logged': {
    type: 'touch-logged',
    touchId: 'touch-1',
    loggedBy: officerId,
    on: '2026-06-01',
    kind: 'visit',
    summary: textRef('summary'),
    nextStepDue: '2026-06-05',
  },
  'subject-added': {
    type: 'subject-added',
    subject: { kind: 'person', subjectId: 'person-talent' },
    addedBy: officerId,
  },
  'contact-added': { type: 'contact-added', personId: 'person-contact', addedBy: officerId },
  'intent-described': {
    type: 'intent-described',
    intent: textRef('intent'),
    describedBy: officerId,
  },
  'case-corrected': {
    type: 'case-corrected',
    correctedBy: officerId,
    before: { district: 'district-else', title: textRef('title') },
    after: { district, title: textRef('corrected-title') },
  },
  'first-response-overdue': { type: 'first-response-overdue' },
  'triage-overdue': { type: 'triage-overdue' },
  'progress-overdue': { type: 'progress-overdue' },
  'calendar-adopted': {
    type: 'calendar-adopted',
    calendar: { ...calendar, version: '2027', coverageUntil: '2027-12-31' },
    triageDue: { at: '2027-01-06T16:00:00.000Z', provisional: false },
  },
  'hand-over-proposed': {
    type: 'hand-over-proposed',
    to: 'person-successor',
    proposedBy: officerId,
  },
  'hand-over-declined': { type: 'hand-over-declined', declinedBy: 'person-successor' },
  'case-linked': {
    type: 'case-linked',
    direction: 'brought-by',
    otherCaseId: 'case-2',
    other: { officerId: 'person-elsewhere', officerUnitId: 'unit-strange', disclosure: 'restricted' },
    linkedBy: officerId,
  },
  'document-filed': {
    type: 'document-filed',
    documentId: 'document-1',
    digest: 'a'.repeat(64),
    bytes: 120_000,
    mediaType: 'application/pdf',
    name: textRef('document-name'),
    kind: 'business-plan',
    filedBy: officerId,
    filedOn: '2026-06-01',
  },
  'document-withdrawn': {
    type: 'document-withdrawn',
    documentId: 'document-1',
    reason: textRef('withdrawal-reason'),
    withdrawnBy: officerId,
    withdrawnOn: '2026-06-01',
  },
  'case-handed-over': { type: 'case-handed-over', from: officerId, to: 'person-successor' },
  'case-parked': {
    type: 'case-parked',
    until: '2026-09-01',
    reason: textRef('park-reason'),
    parkedBy: officerId,
  },
  'case-resumed': {
    type: 'case-resumed',
    firstResponseDue: { at: '2026-09-04T16:00:00.000Z', provisional: false },
  },
  'case-qualified': { type: 'case-qualified', segment, qualifiedBy: officerId },
  'case-dropped': { type: 'case-dropped', reason: 'no-interest', droppedBy: officerId },
  'case-reopened': {
    type: 'case-reopened',
    reason: textRef('reopen-reason'),
    reopenedBy: officerId,
    firstResponseDue: { at: '2026-09-04T16:00:00.000Z', provisional: false },
  },
  'case-closed': { type: 'case-closed', ending: 'completed' },
  'claims-taken-again': { type: 'claims-taken-again', evaluationVersion: 7 },
};

const payment = { paymentId: 'payment-1', clauseId: 'clause-2', fundId: 'fund-talent' };
const inBatch = { paymentId: payment.paymentId, batchId: 'batch-1', line: 1 };

export const rewardEvents: Examples<RewardEvent> = {
  'reward-opened': {
    type: 'reward-opened',
    openingId: 'negotiation-case-1:8',
    case: facts,
    promises: signedTerms.clauses.map(
      ({ clauseId, kind, beneficiaryId, fundId, responsibleUnitId, milestone, shares }) => {
        const { milestoneId } = milestone;
        return { clauseId, kind, beneficiaryId, fundId, responsibleUnitId, milestoneId, shares };
      },
    ),
    termsVersion: 1,
    packVersion: 'sample-1',
  },
  entitled: {
    type: 'entitled',
    clauseId: 'clause-2',
    milestoneId: 'milestone-2',
    acceptedOn: '2026-06-01',
  },
  'fiscal-year-begun': { type: 'fiscal-year-begun', fiscalYear: 2027 },
  'clause-held': { type: 'clause-held', clauseId: 'clause-2', lockedPayments: ['payment-1'] },
  'clause-released': { type: 'clause-released', clauseId: 'clause-2' },
  'clause-lapsed': {
    type: 'clause-lapsed',
    clauseId: 'clause-2',
    released: [{ fiscalYear: 2026, amount: '3000000' }],
  },
  'share-carried-over': {
    type: 'share-carried-over',
    clauseId: 'clause-2',
    fromYear: 2026,
    toYear: 2027,
    amount: '3000000',
    decidedBy: 'person-finance-head',
    reason: textRef('carry-over'),
  },
  'payment-prepared': {
    type: 'payment-prepared',
    ...payment,
    fiscalYear: 2026,
    amount: '3000000',
    beneficiaryId: 'person-talent',
    accountId: 'account-1',
    preparedBy: 'person-preparer',
  },
  'account-frozen': {
    type: 'account-frozen',
    paymentId: payment.paymentId,
    account: textRef('account'),
    accountDigest: 'digest-of-account',
  },
  'banner-share-confirmed': {
    type: 'banner-share-confirmed',
    paymentId: payment.paymentId,
    confirmedBy: 'person-reviewer',
    document: textRef('banner-document'),
  },
  'account-changed': {
    type: 'account-changed',
    paymentId: payment.paymentId,
    accountId: 'account-2',
    changedBy: 'person-preparer',
    reason: textRef('account-change'),
    setAside: {
      accountId: 'account-1',
      accountDigest: 'digest-of-account',
      hands: ['person-reviewer'],
    },
  },
  'payment-reviewed': {
    type: 'payment-reviewed',
    paymentId: payment.paymentId,
    reviewedBy: 'person-reviewer',
  },
  'payment-approved': {
    type: 'payment-approved',
    paymentId: payment.paymentId,
    approvedBy: 'person-finance-head',
  },
  'payment-rejected': {
    type: 'payment-rejected',
    paymentId: payment.paymentId,
    rejectedBy: 'person-reviewer',
    reason: textRef('rejection'),
  },
  'payment-placed': { type: 'payment-placed', ...inBatch },
  'payment-paid': { type: 'payment-paid', ...inBatch },
  'payment-returned': { type: 'payment-returned', ...inBatch, bankReason: 'account-closed' },
  'recovery-proposed': {
    type: 'recovery-proposed',
    paymentId: payment.paymentId,
    proposedBy: 'person-preparer',
    reason: textRef('recovery'),
  },
  'payment-recovered': {
    type: 'payment-recovered',
    paymentId: payment.paymentId,
    decidedBy: 'person-finance-head',
  },
  'recovery-declined': {
    type: 'recovery-declined',
    paymentId: payment.paymentId,
    decidedBy: 'person-finance-head',
    note: textRef('recovery-note'),
  },
  'reward-settled': { type: 'reward-settled', paid: '123000000' },
};

/** Every event of every stage once. */
export const everyEvent: Readonly<Record<StageName, readonly EventBody[]>> = {
  contact: Object.values(contactEvents),
  evaluation: Object.values(evaluationEvents),
  negotiation: Object.values(negotiationEvents),
  landing: Object.values(landingEvents),
  reward: Object.values(rewardEvents),
};

/** A case's whole way, stage by stage: one clause of two is paid. */
export const wholeWay: Readonly<Record<StageName, readonly EventBody[]>> = {
  contact: [
    contactEvents['case-opened'],
    contactEvents['touch-logged'],
    contactEvents['case-qualified'],
    contactEvents['case-closed'],
  ],
  evaluation: [
    evaluationEvents['evaluation-opened'],
    evaluationEvents['panel-convened'],
    ...experts.map((expertId): EvaluationEvent => {
      return { type: 'conflict-declared', expertId, conflict: 'none' };
    }),
    opinionOf(experts[0]),
    opinionOf(experts[1]),
    evaluationEvents['evaluation-concluded'],
  ],
  negotiation: negotiationHistories.signed,
  landing: landingHistories.landed,
  reward: [
    rewardEvents['reward-opened'],
    rewardEvents.entitled,
    rewardEvents['payment-prepared'],
    rewardEvents['account-frozen'],
    rewardEvents['payment-reviewed'],
    rewardEvents['payment-approved'],
    rewardEvents['payment-placed'],
    rewardEvents['payment-paid'],
  ],
};

/** Published one minute apart from `startAt` on, in this order. */
export function published(
  kind: FoldedKind,
  events: readonly EventBody[],
  { epoch = 1, from = 1, startAt = '2026-06-01T04:00:00.000Z' } = {},
): readonly PublishedFact[] {
  const minuteMs = 60_000;
  return events.map((event, index) => ({
    stream: `${kind}-${caseId}`,
    caseId,
    version: from + index,
    epoch,
    at: new Date(Date.parse(startAt) + index * minuteMs).toISOString(),
    event,
  }));
}
