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
import type { FoldedKind, StageName } from './stages.js';

/** The invented case of negotiation's and landing's examples, with the stages around them. */
const facts = negotiationOpened.case;
const { caseId, subjects, segment, district, officerId, officerUnitId } = facts;
const calendar = { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' };

export const experts = ['person-ada', 'person-bo', 'person-cai'] as const;
export const secretaryId = 'person-secretary';

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
  'first-response-overdue': { type: 'first-response-overdue' },
  'case-qualified': { type: 'case-qualified', segment, qualifiedBy: officerId },
  'case-dropped': { type: 'case-dropped', reason: 'no-interest', droppedBy: officerId },
  'case-closed': { type: 'case-closed', ending: 'completed' },
};

export const evaluationEvents: Examples<EvaluationEvent> = {
  'evaluation-opened': {
    type: 'evaluation-opened',
    openingId: 'contact-case-1:3',
    case: { ...facts, plannedInvestment: '120000000000' },
    rubric: {
      rubricId: 'rubric-1',
      criteria: [{ criterionId: 'merit', weightPercent: 100, scoreMin: 0, scoreMax: 100 }],
      panelSizeMin: 3,
      panelSizeMax: 5,
      quorum: 2,
      passMark: 60,
      trimFrom: 5,
      discretionBand: 5,
      opinionWorkingDays: 10,
    },
    calendar,
    packVersion: 'sample-1',
  },
  'panel-convened': {
    type: 'panel-convened',
    secretaryId,
    experts,
    opinionsDue: { at: '2026-06-15T16:00:00.000Z', provisional: false },
  },
  'conflict-declared': { type: 'conflict-declared', expertId: experts[0], conflict: 'none' },
  'opinion-given': opinionOf(experts[0]),
  'opinion-deadline-passed': { type: 'opinion-deadline-passed' },
  'evaluation-concluded': {
    type: 'evaluation-concluded',
    conclusion: 'supported',
    resultCentipoints: 75_50,
    findings: negotiationOpened.findings,
  },
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

function opinionOf(expertId: string) {
  return {
    type: 'opinion-given',
    expertId,
    scores: { merit: 75 },
    comment: textRef(`comment-of-${expertId}`),
    recommendation: 'support',
  } as const;
}
