import { actor, signedTerms, textRef } from '../negotiation/examples.js';
import type { Landing, LandingEvent } from './landing.js';
import type { EvidenceDocument } from './milestones.js';

/** The invented case of negotiation's examples, signed: milestone 2 is due before milestone 1. */
export const landingOpened = {
  openingId: 'negotiation-case-1@8',
  terms: signedTerms,
  packVersion: 'sample-1',
};

export const document: EvidenceDocument = {
  documentId: 'document-1',
  digest: 'a1'.repeat(32),
  bytes: 20_480,
  name: textRef('name-1'),
};

/** Every event of the stage once, by type. */
export const landingEvents = {
  'landing-opened': { type: 'landing-opened', ...landingOpened },
  'evidence-submitted': {
    type: 'evidence-submitted',
    milestoneId: 'milestone-1',
    kind: 'acceptance-record',
    document,
    submittedBy: 'person-service-officer',
  },
  'milestone-accepted': {
    type: 'milestone-accepted',
    milestoneId: 'milestone-1',
    acceptedBy: 'person-unit-officer',
    acceptedOn: '2026-06-01',
    note: textRef('note-3'),
  },
  'milestone-entitled': { type: 'milestone-entitled', milestoneId: 'milestone-1' },
  'entitlement-refused': {
    type: 'entitlement-refused',
    milestoneId: 'milestone-1',
    code: 'clause-unknown',
  },
  'milestone-overdue': { type: 'milestone-overdue', milestoneId: 'milestone-2' },
  'evidence-returned': {
    type: 'evidence-returned',
    milestoneId: 'milestone-1',
    reason: textRef('reason-4'),
    returnedBy: 'person-unit-officer',
  },
  'milestone-extended': {
    type: 'milestone-extended',
    milestoneId: 'milestone-1',
    from: '2026-12-31',
    dueOn: '2027-03-31',
    reason: textRef('reason-5'),
    extendedBy: 'person-unit-head',
  },
  'milestone-failed': {
    type: 'milestone-failed',
    milestoneId: 'milestone-1',
    reason: textRef('reason-6'),
    failedBy: 'person-unit-head',
  },
  'milestone-lapsed': { type: 'milestone-lapsed', milestoneId: 'milestone-1' },
  'lapse-refused': { type: 'lapse-refused', milestoneId: 'milestone-1', code: 'clause-unknown' },
  'landing-revisited': { type: 'landing-revisited', clauseId: 'clause-1' },
  'clause-suspended': {
    type: 'clause-suspended',
    clauseId: 'clause-1',
    reason: textRef('reason-7'),
    suspendedBy: 'person-unit-head',
  },
  'clause-resumed': {
    type: 'clause-resumed',
    clauseId: 'clause-1',
    reason: textRef('reason-8'),
    resumedBy: 'person-unit-head',
  },
  'hold-confirmed': {
    type: 'hold-confirmed',
    clauseId: 'clause-1',
    held: true,
    lockedPayments: ['payment-1'],
  },
  'hold-refused': { type: 'hold-refused', clauseId: 'clause-1', held: true, code: 'clause-unknown' },
} as const satisfies { [Type in LandingEvent['type']]: LandingEvent & { type: Type } };

const happened = landingEvents;

/** The events that bring the second milestone as far as the first one's examples. */
export const second = {
  submitted: {
    ...happened['evidence-submitted'],
    milestoneId: 'milestone-2',
    kind: 'social-insurance',
  },
  accepted: {
    ...happened['milestone-accepted'],
    milestoneId: 'milestone-2',
    acceptedBy: 'person-talent-officer',
  },
  entitled: { type: 'milestone-entitled', milestoneId: 'milestone-2' },
  failed: { ...happened['milestone-failed'], milestoneId: 'milestone-2' },
  lapsed: { type: 'milestone-lapsed', milestoneId: 'milestone-2' },
} as const satisfies Record<string, LandingEvent>;

/** A history that leads into each phase; while landing, milestone 1 has its evidence in. */
export const historyOf: { readonly [Phase in Landing['phase']]: LandingEvent[] } = {
  'not-opened': [],
  landing: [happened['landing-opened'], happened['evidence-submitted']],
  landed: [
    happened['landing-opened'],
    happened['evidence-submitted'],
    second.submitted,
    happened['milestone-accepted'],
    second.accepted,
    happened['milestone-entitled'],
    second.entitled,
  ],
  failed: [
    happened['landing-opened'],
    happened['milestone-failed'],
    happened['milestone-lapsed'],
    second.failed,
    second.lapsed,
  ],
};

export const serviceOfficer = actor('person-service-officer', 'service-officer', 'unit-service');
export const talentOfficer = actor('person-talent-officer', 'unit-officer', 'unit-talent');
