import type { PersonActor, Role } from '../shared/actor.js';
import type { TextRef } from '../shared/text.js';
import type { Negotiation, NegotiationEvent, NegotiationOpened } from './negotiation.js';
import { signedTermsOf, type Clause, type DraftClause } from './terms.js';

/** One invented case that the specs of rules, contracts and landing share: every id is made up. */
export const negotiationOpened: NegotiationOpened = {
  openingId: 'evaluation-case-1@5',
  case: {
    caseId: 'case-1',
    subjects: [
      { kind: 'organisation', subjectId: 'org-1', name: '样例新材料有限公司' },
      { kind: 'person', subjectId: 'person-talent' },
    ],
    segment: 'new-materials',
    district: 'district-1',
    officerId: 'person-officer',
    officerUnitId: 'unit-centre',
  },
  conclusion: 'supported',
  findings: [
    { number: 1, text: textRef('finding-1') },
    { number: 2, text: textRef('finding-2') },
  ],
  evaluationVersion: 5,
  approvalLevels: [
    { level: 1, role: 'unit-head', above: '0' },
    { level: 2, role: 'deputy-mayor', above: '100000000' },
    { level: 3, role: 'leader', above: '500000000' },
  ],
  offerValidityDaysMax: 30,
  clauseKinds: ['fixed-asset-subsidy', 'talent-housing'],
  evidenceKinds: ['acceptance-record', 'social-insurance', 'licence'],
  units: ['unit-industry', 'unit-talent'],
  funds: ['fund-industry', 'fund-talent'],
  policyClauses: [
    {
      policyClauseId: 'policy-1',
      kind: 'fixed-asset-subsidy',
      cap: '150000000',
      responsibleUnitId: 'unit-industry',
    },
    { policyClauseId: 'policy-2', kind: 'talent-housing', responsibleUnitId: 'unit-talent' },
  ],
  packVersion: 'sample-1',
};

/** 120 000 000 fen in two years, on a policy; with the housing clause level 2 has to approve. */
export const subsidy: DraftClause = {
  kind: 'fixed-asset-subsidy',
  beneficiaryId: 'org-1',
  basis: { policyClauseId: 'policy-1' },
  condition: textRef('condition-1'),
  evidenceKind: 'acceptance-record',
  milestoneDueOn: '2026-12-31',
  fundId: 'fund-industry',
  shares: [
    { fiscalYear: 2026, amount: '70000000' },
    { fiscalYear: 2027, amount: '50000000' },
  ],
  responsibleUnitId: 'unit-industry',
  findings: [1],
};

/** 3 000 000 fen, for this case alone (一事一议). */
export const housing: DraftClause = {
  kind: 'talent-housing',
  beneficiaryId: 'person-talent',
  basis: { oneCaseReason: textRef('reason-2') },
  condition: textRef('condition-2'),
  evidenceKind: 'social-insurance',
  milestoneDueOn: '2026-09-30',
  fundId: 'fund-talent',
  shares: [{ fiscalYear: 2026, amount: '3000000' }],
  responsibleUnitId: 'unit-talent',
  findings: [1, 2],
};

export const clauses: readonly Clause[] = [
  { ...subsidy, clauseId: 'clause-1' },
  { ...housing, clauseId: 'clause-2' },
];

export const signedTerms = signedTermsOf(negotiationOpened.case, {
  termsVersion: 1,
  drafterId: 'person-officer',
  clauses,
});

/** Every event of the stage once, by type. */
export const negotiationEvents = {
  'negotiation-opened': { type: 'negotiation-opened', ...negotiationOpened },
  'negotiation-renewed': {
    type: 'negotiation-renewed',
    ...negotiationOpened,
    openingId: 'evaluation-case-1@9',
    findings: [{ number: 1, text: textRef('finding-2') }],
    evaluationVersion: 9,
  },
  'negotiation-stepped-back': { type: 'negotiation-stepped-back', evaluationVersion: 5 },
  'terms-drafted': {
    type: 'terms-drafted',
    termsVersion: 1,
    drafterId: 'person-officer',
    clauses,
  },
  'competition-reviewed': {
    type: 'competition-reviewed',
    termsVersion: 1,
    clauseIds: ['clause-1'],
    on: '2026-06-01',
    basis: textRef('basis-1'),
    result: 'passed',
    reviewerId: 'person-unit-officer',
  },
  'terms-offered': {
    type: 'terms-offered',
    termsVersion: 1,
    validUntil: '2026-06-10',
    expires: { at: '2026-06-10T16:00:00.000Z', provisional: false },
  },
  'counter-recorded': {
    type: 'counter-recorded',
    termsVersion: 1,
    from: 'other-side',
    points: textRef('points-1'),
    recordedBy: 'person-officer',
  },
  'offer-expired': { type: 'offer-expired', termsVersion: 1 },
  'terms-agreed': { type: 'terms-agreed', termsVersion: 1, note: textRef('note-1') },
  'terms-approved': { type: 'terms-approved', level: 1, approverId: 'person-unit-head' },
  'terms-sent-back': {
    type: 'terms-sent-back',
    level: 1,
    approverId: 'person-unit-head',
    reason: textRef('reason-3'),
  },
  'signature-requested': { type: 'signature-requested', signerId: 'person-centre-head' },
  'terms-signed': {
    type: 'terms-signed',
    signedTerms,
    conditions: [
      { clauseId: 'clause-1', condition: subsidy.condition },
      { clauseId: 'clause-2', condition: housing.condition },
    ],
  },
  'scan-attached': {
    type: 'scan-attached',
    documentId: 'document-1',
    digest: 'b2'.repeat(32),
    bytes: 40_960,
    name: textRef('name-2'),
    attachedBy: 'person-officer',
  },
  'commitment-refused': {
    type: 'commitment-refused',
    code: 'commitment-refused',
    fundId: 'fund-industry',
    fiscalYear: 2027,
    shortfall: '1000000',
  },
  'negotiation-withdrawn': { type: 'negotiation-withdrawn', reason: 'no-funds' },
} as const satisfies { [Type in NegotiationEvent['type']]: NegotiationEvent & { type: Type } };

const happened = negotiationEvents;
const opened = [happened['negotiation-opened']];
const drafted = [...opened, happened['terms-drafted']];
const reviewed = [...drafted, happened['competition-reviewed']];
const offered = [...reviewed, happened['terms-offered']];
const agreed = [...offered, happened['terms-agreed']];
const secondApproval: NegotiationEvent = {
  type: 'terms-approved',
  level: 2,
  approverId: 'person-deputy-mayor',
};
const approved = [...agreed, happened['terms-approved'], secondApproval];
const requested = [...approved, happened['signature-requested']];

/** A history that leads into each phase. Drafted are both clauses, and reviewed: levels 1 and 2 approve. */
export const historyOf: { readonly [Phase in Negotiation['phase']]: NegotiationEvent[] } = {
  'not-opened': [],
  drafting: reviewed,
  offered,
  agreed,
  approved,
  'signature-requested': requested,
  signed: [...requested, happened['terms-signed']],
  'commitment-refused': [...requested, happened['commitment-refused']],
  'stepped-back': [...agreed, happened['negotiation-stepped-back']],
  withdrawn: [...reviewed, happened['negotiation-withdrawn']],
};

export const officer = actor('person-officer', 'centre-officer', 'unit-centre');
export const otherOfficer = actor('person-officer-2', 'centre-officer', 'unit-centre');
export const centreHead = actor('person-centre-head', 'centre-head', 'unit-centre');
export const unitOfficer = actor('person-unit-officer', 'unit-officer', 'unit-industry');
export const unitHead = actor('person-unit-head', 'unit-head', 'unit-industry');
export const deputyMayor = actor('person-deputy-mayor', 'deputy-mayor', 'unit-government');

export function actor(personId: string, role: Role, unitId: string): PersonActor {
  return { kind: 'person', personId, unitId, roles: [role] };
}

export function textRef(textId: string): TextRef {
  return { textId, digest: `digest-of-${textId}` };
}
