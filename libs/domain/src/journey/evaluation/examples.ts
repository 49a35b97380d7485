import type { EvaluationEvent } from '../../evaluation/evaluation.js';
import type { Rubric } from '../../evaluation/rubric.js';
import { negotiationOpened, textRef } from '../../negotiation/examples.js';

/** Evaluation of the one invented case that negotiation's and landing's examples tell of. */
const facts = negotiationOpened.case;
const calendar = { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' };

export const experts = ['person-ada', 'person-bo', 'person-cai'] as const;
export const secretaryId = 'person-secretary';

const rubric: Rubric = {
  rubricId: 'rubric-1',
  criteria: [{ criterionId: 'merit', weightPercent: 100, scoreMin: 0, scoreMax: 100 }],
  panelSizeMin: 3,
  panelSizeMax: 5,
  quorum: 2,
  passMark: 60,
  trimFrom: 5,
  discretionBand: 5,
  opinionWorkingDays: 10,
};

export const evaluationEvents: {
  readonly [Type in EvaluationEvent['type']]: Extract<EvaluationEvent, { readonly type: Type }>;
} = {
  'evaluation-opened': {
    type: 'evaluation-opened',
    openingId: 'contact-case-1:3',
    case: { ...facts, plannedInvestment: '120000000000' },
    rubric,
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
  'opinion-amended': { ...opinionOf(experts[0]), type: 'opinion-amended', round: 2 },
  'expert-recused': {
    type: 'expert-recused',
    expertId: experts[1],
    recusedBy: secretaryId,
    reason: textRef('recusal'),
  },
  'expert-replaced': {
    type: 'expert-replaced',
    replaces: experts[1],
    expertId: 'person-dan',
    opinionsDue: { at: '2026-06-16T16:00:00.000Z', provisional: false },
  },
  'opinions-extended': {
    type: 'opinions-extended',
    previouslyDue: { at: '2026-06-15T16:00:00.000Z', provisional: false },
    opinionsDue: { at: '2026-06-18T16:00:00.000Z', provisional: false },
    reason: textRef('extension'),
  },
  'opinion-deadline-passed': { type: 'opinion-deadline-passed' },
  'calendar-adopted': {
    type: 'calendar-adopted',
    calendar: { version: '2027', holidays: [], workdays: [], coverageUntil: '2027-12-31' },
    opinionsDue: { at: '2027-01-06T16:00:00.000Z', provisional: false },
  },
  'evaluation-concluded': {
    type: 'evaluation-concluded',
    conclusion: 'supported',
    resultCentipoints: 75_50,
    findings: negotiationOpened.findings,
    dissenting: [experts[2]],
  },
  'evaluation-renewed': {
    type: 'evaluation-renewed',
    openingId: 'contact-case-1:9',
    case: facts,
    rubric,
    calendar,
    packVersion: 'sample-1',
    reopeningRole: 'centre-head',
  },
  'reopening-requested': {
    type: 'reopening-requested',
    requestedBy: 'person-centre-head',
    reason: textRef('reopening'),
  },
  'reopening-refused': { type: 'reopening-refused', code: 'signing-requested' },
  'evaluation-reopened': { type: 'evaluation-reopened', round: 2 },
};

export function opinionOf(expertId: string) {
  return {
    type: 'opinion-given',
    expertId,
    scores: { merit: 75 },
    comment: textRef(`comment-of-${expertId}`),
    recommendation: 'support',
  } as const;
}
