import { describe, expect, it } from '@jest/globals';
import type * as domain from '#domain/evaluation/evaluation';
import {
  AmendOpinion,
  Conclude,
  ConvenePanel,
  DeclareConflict,
  ExtendOpinions,
  GiveOpinion,
  RecuseExpert,
  ReopenEvaluation,
  ReplaceExpert,
} from './commands.js';
import { EvaluationEvent } from './events.js';
import { EvaluationView } from './views.js';

/** The compiler holds contract and domain together: what one says the other can say, both ways. */
const fromDomain = (event: domain.EvaluationEvent): EvaluationEvent => event;
const toDomain = (event: EvaluationEvent): domain.EvaluationEvent => event;

const text = { textId: 'cmd-1.comment', digest: 'a1b2c3' };
const facts = {
  caseId: 'case-1',
  subjects: [{ kind: 'organisation' as const, subjectId: 'org-n-a1b2', name: '草原风电' }],
  segment: 'seg-1',
  district: 'dist-1',
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
  referrerId: 'per-referrer',
  plannedInvestment: '120000000000',
};
const rubric = {
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
const opinionsDue = { at: '2026-06-15T16:00:00.000Z', provisional: false };

const laterDue = { at: '2026-06-18T16:00:00.000Z', provisional: false };
const opening = {
  openingId: 'contact-case-1:3',
  case: facts,
  rubric,
  calendar: {
    version: '2026',
    holidays: ['2026-10-01'],
    workdays: ['2026-10-10'],
    coverageUntil: '2026-12-31',
  },
  packVersion: 'sample-1',
  reopeningRole: 'centre-head' as const,
};
const opinion = {
  expertId: 'per-bo',
  scores: { merit: 70 },
  comment: text,
  recommendation: 'support' as const,
};

const events: Record<domain.EvaluationEvent['type'], domain.EvaluationEvent> = {
  'evaluation-opened': { type: 'evaluation-opened', ...opening },
  'evaluation-renewed': { type: 'evaluation-renewed', ...opening },
  'panel-convened': {
    type: 'panel-convened',
    secretaryId: 'per-deputy',
    secretaryFor: 'per-sec',
    experts: ['per-ada', 'per-bo', 'per-cai'],
    drawn: { seed: 'a1'.repeat(32), candidates: ['per-ada', 'per-bo', 'per-cai', 'per-dan'] },
    opinionsDue,
  },
  'conflict-declared': {
    type: 'conflict-declared',
    expertId: 'per-ada',
    conflict: 'conflict',
    note: text,
  },
  'opinion-given': { type: 'opinion-given', ...opinion },
  'opinion-amended': { type: 'opinion-amended', ...opinion, round: 2 },
  'expert-recused': {
    type: 'expert-recused',
    expertId: 'per-bo',
    recusedBy: 'per-sec',
    reason: text,
  },
  'expert-replaced': {
    type: 'expert-replaced',
    replaces: 'per-bo',
    expertId: 'per-dan',
    opinionsDue,
  },
  'opinions-extended': {
    type: 'opinions-extended',
    previouslyDue: opinionsDue,
    opinionsDue: laterDue,
    reason: text,
  },
  'opinion-deadline-passed': { type: 'opinion-deadline-passed' },
  'calendar-adopted': {
    type: 'calendar-adopted',
    calendar: { ...opening.calendar, version: '2027', coverageUntil: '2027-12-31' },
    opinionsDue: {
      at: '2028-01-03T16:00:00.000Z',
      provisional: true,
      counted: { from: '2027-12-30T04:00:00.000Z', workingDays: 2 },
    },
  },
  'evaluation-concluded': {
    type: 'evaluation-concluded',
    conclusion: 'supported-with-conditions',
    resultCentipoints: 70_50,
    findings: [{ number: 1, text }],
    deviationReason: text,
    dissenting: ['per-bo'],
  },
  'reopening-requested': { type: 'reopening-requested', requestedBy: 'per-head', reason: text },
  'reopening-refused': {
    type: 'reopening-refused',
    code: 'already-being-attracted',
    heldBy: { unitId: 'unit-else', unitName: { zh: '其他中心', en: 'Other centre' } },
  },
  'evaluation-reopened': { type: 'evaluation-reopened', round: 2 },
};

describe('the events of evaluation', () => {
  it.each(Object.values(events))('$type passes the wire unchanged', (event) => {
    const received = EvaluationEvent.parse(JSON.parse(JSON.stringify(fromDomain(event))));
    expect(toDomain(received)).toEqual(event);
  });

  it.each([
    ['an unknown type', { type: 'panel-dissolved' }],
    ['words in place of their reference', { ...events['opinion-given'], comment: 'sound' }],
    ['half a point', { ...events['opinion-given'], scores: { merit: 70.5 } }],
    ['half a hundredth', { ...events['evaluation-concluded'], resultCentipoints: 70.5 }],
    ['words in place of why', { ...events['expert-recused'], reason: '亲属' }],
    ['a first round reopened', { ...events['evaluation-reopened'], round: 1 }],
    ['an unknown conclusion', { ...events['evaluation-concluded'], conclusion: 'perhaps' }],
    ['a field that is there but undefined', { ...events['conflict-declared'], note: undefined }],
  ])('do not include %s', (_what, event) => {
    expect(EvaluationEvent.safeParse(event).success).toBe(false);
  });

  it('may be given further fields later on', () => {
    const later = { ...events['opinion-deadline-passed'], season: 'summer' };
    expect(EvaluationEvent.parse(later)).toEqual(events['opinion-deadline-passed']);
  });
});

const giveOpinion = { scores: { merit: 70 }, comment: '意见', recommendation: 'support' };
const conclude = { conclusion: 'supported', findings: ['发现'] };

describe('the commands of evaluation', () => {
  it('parse, with their words trimmed', () => {
    const experts = ['per-ada', 'per-bo', 'per-cai'];
    expect(ConvenePanel.parse({ experts })).toEqual({ experts });
    expect(DeclareConflict.parse({ conflict: 'none' })).toEqual({ conflict: 'none' });
    expect(DeclareConflict.parse({ conflict: 'conflict', note: ' 亲属 ' })).toEqual({
      conflict: 'conflict',
      note: '亲属',
    });
    expect(GiveOpinion.parse(giveOpinion)).toEqual(giveOpinion);
    expect(Conclude.parse(conclude)).toEqual(conclude);
    const deviating = { ...conclude, deviationReason: '理由' };
    expect(Conclude.parse(deviating)).toEqual(deviating);
    expect(AmendOpinion.parse(giveOpinion)).toEqual(giveOpinion);
    const reason = '理由';
    expect(RecuseExpert.parse({ reason: ' 理由 ' })).toEqual({ reason });
    const recusal = { expertId: 'per-bo', reason };
    expect(RecuseExpert.parse(recusal)).toEqual(recusal);
    const replacement = { replaces: 'per-bo', expertId: 'per-dan' };
    expect(ReplaceExpert.parse(replacement)).toEqual(replacement);
    expect(ExtendOpinions.parse({ workingDays: 5, reason })).toEqual({ workingDays: 5, reason });
    expect(ReopenEvaluation.parse({ reason })).toEqual({ reason });
  });

  it.each([
    ['a panel of nobody', ConvenePanel, { experts: [] }],
    ['an expert by name', ConvenePanel, { experts: ['张三'] }],
    ['a conflict that is neither', DeclareConflict, { conflict: 'maybe' }],
    ['half a point', GiveOpinion, { ...giveOpinion, scores: { merit: 70.5 } }],
    ['a score below nothing', GiveOpinion, { ...giveOpinion, scores: { merit: -1 } }],
    ['an opinion without words', GiveOpinion, { ...giveOpinion, comment: ' ' }],
    ['an opinion for somebody else', GiveOpinion, { ...giveOpinion, expertId: 'per-bo' }],
    ['a result of one’s own', Conclude, { ...conclude, resultCentipoints: 100_00 }],
    ['a recusal without a reason', RecuseExpert, { expertId: 'per-bo' }],
    ['a replacement by name', ReplaceExpert, { replaces: 'per-bo', expertId: '张三' }],
    ['an extension by no day', ExtendOpinions, { workingDays: 0, reason: '理由' }],
    ['a second panel without a reason', ReopenEvaluation, {}],
    ['an empty finding', Conclude, { ...conclude, findings: [''] }],
  ])('refuse %s', (_what, schema, body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });
});

describe('the view of evaluation', () => {
  it('shows an evaluation with nothing concluded yet', () => {
    const view = {
      caseId: 'case-1',
      version: 3,
      phase: 'collecting-opinions',
      round: 1,
      case: facts,
      rubric,
      secretaryId: 'per-sec',
      opinionsDue,
      overdue: false,
      seats: [{ expertId: 'per-ada', declared: 'none' }, { expertId: 'per-bo' }],
      opinions: [
        {
          expertId: 'per-ada',
          scores: { merit: 70 },
          weightedTotal: 70,
          recommendation: 'support',
          comment: null,
        },
      ],
      findings: [],
      earlier: [],
      readsMaterial: false,
      commands: [{ command: 'give-opinion', allowed: false, code: 'recused', because: '回避' }],
    };
    expect(EvaluationView.parse(view)).toEqual(view);
  });
});
