import { clock, type PersonActor, type Role, type ServiceActor } from '../shared/actor.js';
import type { CaseFacts } from '../shared/case.js';
import type { EvaluationCommand, PanelFacts } from './commands.js';
import type { Evaluation, EvaluationEvent, EvaluationOpened } from './evaluation.js';
import type { RegisteredExpert } from './expert.js';
import type { Rubric } from './rubric.js';

/** One invented evaluation that the specs of its rules share: every id is made up. */
const facts: CaseFacts = {
  caseId: 'case-1',
  subjects: [{ kind: 'person', subjectId: 'per-scientist' }],
  segment: 'seg-1',
  district: 'dist-1',
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
  referrerId: 'per-referrer',
};
const rubric: Rubric = {
  rubricId: 'rub-sample',
  criteria: [{ criterionId: 'merit', weightPercent: 100, scoreMin: 0, scoreMax: 100 }],
  panelSizeMin: 3,
  panelSizeMax: 5,
  quorum: 2,
  passMark: 60,
  trimFrom: 5,
  discretionBand: 5,
  opinionWorkingDays: 10,
};
export const calendar = {
  version: '2026',
  holidays: [],
  workdays: [],
  coverageUntil: '2026-12-31',
};

export const calendar2027 = {
  version: '2027',
  holidays: ['2027-01-01', '2027-01-04', '2027-01-05'],
  workdays: [],
  coverageUntil: '2027-12-31',
};

export const opening: EvaluationOpened = {
  openingId: 'contact-case-1:3',
  case: facts,
  rubric,
  calendar,
  packVersion: 'sample-1',
  reopeningRole: 'centre-head',
};

export const service: ServiceActor = { kind: 'service', service: 'journey' };
export const secretary = actor('per-sec', 'committee-secretary');
export const otherSecretary = actor('per-sec-2', 'committee-secretary');
export const centreHead = actor('per-head', 'centre-head', 'unit-ipc');
export const ada = actor('per-ada', 'expert');
export const bo = actor('per-bo', 'expert');
export const cai = actor('per-cai', 'expert');
export const outsider = actor('per-out', 'expert');
/** Somebody who stands in for the convening secretary (AB角). */
export const deputy: PersonActor = {
  ...actor('per-deputy', 'committee-secretary'),
  actsFor: 'per-sec',
};

export const seed = 'a1'.repeat(32);
export const experts = ['per-ada', 'per-bo', 'per-cai'];
/** None of them sat on the first panel. */
export const otherExperts = ['per-dan', 'per-eva', 'per-fu'];

/** The register knows everybody these specs name as an expert, each at an institute of their own. */
export const panelFacts: PanelFacts = {
  register: [
    ...[...experts, ...otherExperts, 'per-out', 'per-scientist', 'per-referrer'],
    ...['per-sec', 'per-sec-2', 'per-deputy'],
  ].map((expertId) => registered(expertId)),
  ties: { subjects: ['per-scientist'], referrers: ['per-referrer'], otherCases: [] },
};

/** Noon is Monday 1 June 2026: ten working days later Monday 15 June ends, UTC+8. */
export const opinionsDue = { at: '2026-06-15T16:00:00.000Z', provisional: false };

export const opened: EvaluationEvent = { type: 'evaluation-opened', ...opening };
export const convened: EvaluationEvent = {
  type: 'panel-convened',
  secretaryId: 'per-sec',
  experts,
  opinionsDue,
};
export const deadlinePassed: EvaluationEvent = { type: 'opinion-deadline-passed' };
export const recusal = (expertId: string, recusedBy = expertId): EvaluationEvent => ({
  type: 'expert-recused',
  expertId,
  recusedBy,
  reason: text('recusal'),
});
export const replaced = (replaces: string, expertId: string): EvaluationEvent => ({
  type: 'expert-replaced',
  replaces,
  expertId,
  opinionsDue,
});
export const concluded: EvaluationEvent = {
  type: 'evaluation-concluded',
  conclusion: 'supported',
  resultCentipoints: 70_00,
  findings: [{ number: 1, text: text('finding') }],
  dissenting: [],
};
export const reopeningRequested: EvaluationEvent = {
  type: 'reopening-requested',
  requestedBy: 'per-head',
  reason: text('reopening'),
};
export const reopened: EvaluationEvent = { type: 'evaluation-reopened', round: 2 };

export function declared(
  expertId: string,
  conflict: 'none' | 'conflict' = 'none',
): EvaluationEvent {
  return { type: 'conflict-declared', expertId, conflict };
}

export function opinion(expertId: string, merit = 70): EvaluationEvent {
  return {
    type: 'opinion-given',
    expertId,
    scores: { merit },
    comment: text('comment'),
    recommendation: 'support',
  };
}

/** Two opinions, which is the quorum; the third expert has declared no conflict yet. */
export function withOpinions(first: number, second: number): EvaluationEvent[] {
  return [
    opened,
    convened,
    declared('per-ada'),
    declared('per-bo'),
    opinion('per-ada', first),
    opinion('per-bo', second),
  ];
}

/** Seven events, then the request as the eighth. */
export const concludedHistory = [...withOpinions(70, 70), concluded];

/** A history that leads into each phase. */
export const historyOf: { readonly [Phase in Evaluation['phase']]: EvaluationEvent[] } = {
  'not-opened': [],
  'awaiting-panel': [opened],
  'collecting-opinions': withOpinions(70, 70),
  concluded: concludedHistory,
  'reopening-requested': [...concludedHistory, reopeningRequested],
};

/** Each command as somebody gives it who may, with a body that is sound. */
export const given = {
  'open-evaluation': [{ type: 'open-evaluation', ...opening }, service],
  'convene-panel': [{ type: 'convene-panel', experts, ...panelFacts }, secretary],
  'draw-panel': [{ type: 'draw-panel', size: 3, seed, ...panelFacts }, secretary],
  'declare-conflict': [{ type: 'declare-conflict', conflict: 'none' }, cai],
  'give-opinion': [
    {
      type: 'give-opinion',
      scores: { merit: 70 },
      comment: text('comment'),
      recommendation: 'support',
    },
    cai,
  ],
  'amend-opinion': [
    {
      type: 'amend-opinion',
      scores: { merit: 80 },
      comment: text('second-thought'),
      recommendation: 'support-with-conditions',
    },
    ada,
  ],
  recuse: [{ type: 'recuse', reason: text('recusal') }, ada],
  'replace-expert': [
    { type: 'replace-expert', replaces: 'per-ada', expertId: 'per-dan', ...panelFacts },
    secretary,
  ],
  extend: [{ type: 'extend', workingDays: 3, reason: text('extension') }, secretary],
  conclude: [
    { type: 'conclude', conclusion: 'supported', findings: [text('finding')] },
    secretary,
  ],
  reopen: [{ type: 'reopen', reason: text('reopening') }, centreHead],
  'pass-opinion-deadline': [{ type: 'pass-opinion-deadline' }, clock],
  'adopt-calendar': [{ type: 'adopt-calendar', calendar: calendar2027 }, service],
  'record-step-back': [{ type: 'record-step-back', raisedAtVersion: 8 }, service],
  'record-claims-taken': [{ type: 'record-claims-taken', raisedAtVersion: 8 }, service],
} as const satisfies {
  readonly [Type in EvaluationCommand['type']]: readonly [
    EvaluationCommand & { readonly type: Type },
    PersonActor | ServiceActor | typeof clock,
  ];
};

export function registered(
  expertId: string,
  change: Partial<RegisteredExpert> = {},
): RegisteredExpert {
  return {
    expertId,
    active: true,
    unitId: 'unit-committee',
    fields: ['seg-1'],
    entryIds: [`rp-of-${expertId}`],
    employers: [{ name: `Institute of ${expertId}`, organisationIds: [`org-of-${expertId}`] }],
    ...change,
  };
}

export function actor(personId: string, role: Role, unitId = `unit-of-${personId}`): PersonActor {
  return { kind: 'person', personId, unitId, roles: [role] };
}

export function text(textId: string) {
  return { textId, digest: `digest-of-${textId}` };
}
