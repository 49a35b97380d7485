import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents, person } from '#testing/specify';
import { clock, roles, type Actor, type Role } from '../shared/actor.js';
import { evaluation, type EvaluationEvent } from './evaluation.js';
import { seesOpinion } from './visible.js';

const text = { textId: 'text-1', digest: 'digest-1' };
const panel = ['per-ada', 'per-bo', 'per-cai', 'per-dan', 'per-eva'];

const opened: EvaluationEvent = {
  type: 'evaluation-opened',
  openingId: 'contact-case-1:3',
  case: {
    caseId: 'case-1',
    subjects: [{ kind: 'person', subjectId: 'per-scientist' }],
    segment: 'seg-1',
    district: 'dist-1',
    officerId: 'per-officer',
    officerUnitId: 'unit-ipc',
  },
  rubric: {
    rubricId: 'rub-sample',
    criteria: [{ criterionId: 'merit', weightPercent: 100, scoreMin: 0, scoreMax: 100 }],
    panelSizeMin: 3,
    panelSizeMax: 5,
    quorum: 2,
    passMark: 60,
    trimFrom: 5,
    discretionBand: 5,
    opinionWorkingDays: 10,
  },
  calendar: { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' },
  packVersion: 'sample-1',
};
const convened: EvaluationEvent = {
  type: 'panel-convened',
  secretaryId: 'per-sec',
  experts: panel,
  opinionsDue: { at: '2026-06-15T16:00:00.000Z', provisional: false },
};
const opinion = (expertId: string): EvaluationEvent => ({
  type: 'opinion-given',
  expertId,
  scores: { merit: 70 },
  comment: text,
  recommendation: 'support',
});
const recused = (expertId: string): EvaluationEvent => ({
  type: 'conflict-declared',
  expertId,
  conflict: 'conflict',
});
const concluded: EvaluationEvent = {
  type: 'evaluation-concluded',
  conclusion: 'supported',
  resultCentipoints: 70_00,
  findings: [{ number: 1, text }],
};

const recusal = (expertId: string): EvaluationEvent => ({
  type: 'expert-recused',
  expertId,
  recusedBy: expertId,
  reason: text,
});

const secretary = person('per-sec', 'committee-secretary');
const leader = person('per-leader', 'leader');
const expert = (personId: string) => person(personId, 'expert');

/** Whose opinions a viewer sees after these events. */
function seen(viewer: Actor, ...history: EvaluationEvent[]): readonly string[] {
  const state = foldEvents(evaluation, [opened, convened, ...history]);
  return panel.filter((expertId) =>
    history.some((event) => event.type === 'opinion-given' && event.expertId === expertId) &&
    seesOpinion({ expertId }, viewer, state),
  );
}

describe('another expert’s opinion', () => {
  it('is unseen until one’s own is in', () => {
    expect(seen(expert('per-bo'), opinion('per-ada'))).toEqual([]);
    expect(seen(expert('per-bo'), opinion('per-ada'), opinion('per-bo'))).toEqual([
      'per-ada',
      'per-bo',
    ]);
  });

  it('is unseen by a recused expert until the conclusion', () => {
    const before = [recused('per-bo'), opinion('per-ada'), opinion('per-cai')];
    expect(seen(expert('per-bo'), ...before)).toEqual([]);
    expect(seen(expert('per-bo'), ...before, concluded)).toEqual(['per-ada', 'per-cai']);
  });

  it('is unseen by the secretary until there are enough to conclude', () => {
    expect(seen(secretary, opinion('per-ada'))).toEqual([]);
    expect(seen(secretary, opinion('per-ada'), opinion('per-bo'))).toEqual(['per-ada', 'per-bo']);
  });

  it('is unseen by another secretary, a leader and an administrator until the conclusion', () => {
    const opinions = panel.map(opinion);
    for (const viewer of [
      person('per-sec-2', 'committee-secretary'),
      leader,
      person('per-admin', 'administrator'),
    ]) {
      expect(seen(viewer, ...opinions)).toEqual([]);
      expect(seen(viewer, ...opinions, concluded)).toEqual(panel);
    }
  });

  it('is unseen by a deputy of an expert, and by an expert who stands in for the secretary', () => {
    const all = [opinion('per-ada'), opinion('per-bo')];
    const standIn: Actor = { ...person('per-else', 'expert'), actsFor: 'per-ada' } as Actor;
    expect(seen(standIn, ...all)).toEqual([]);
    const inSecretarysPlace = { ...expert('per-cai'), actsFor: 'per-sec' } as Actor;
    expect(seen(inSecretarysPlace, ...all)).toEqual([]);
    const deputy = { ...person('per-deputy', 'committee-secretary'), actsFor: 'per-sec' } as Actor;
    expect(seen(deputy, ...all)).toEqual(['per-ada', 'per-bo']);
  });

  it('is unseen again by a late recusal’s expert, and by the secretary below the quorum', () => {
    const all = [opinion('per-ada'), opinion('per-bo')];
    expect(seen(expert('per-bo'), ...all, recusal('per-bo'))).toEqual(['per-bo']);
    expect(seen(secretary, ...all, recusal('per-bo'))).toEqual([]);
    expect(seen(secretary, ...all, opinion('per-cai'), recusal('per-bo'))).toEqual([
      'per-ada',
      'per-bo',
      'per-cai',
    ]);
  });

  it('of the first panel is unseen by the second until one’s own is in', () => {
    const second: EvaluationEvent[] = [
      opinion('per-ada'),
      opinion('per-bo'),
      concluded,
      { type: 'reopening-requested', requestedBy: 'per-head', reason: text },
      { type: 'evaluation-reopened', round: 2 },
      { ...convened, experts: ['per-gao', 'per-han', 'per-ivo'] },
    ];
    const own = { ...opinion('per-gao'), round: 2 } as EvaluationEvent;
    expect(seen(expert('per-gao'), ...second)).toEqual([]);
    expect(seen(expert('per-gao'), ...second, own)).toEqual(['per-ada', 'per-bo']);
    expect(seen(leader, ...second)).toEqual(['per-ada', 'per-bo']);
    const state = foldEvents(evaluation, [opened, convened, ...second, own]);
    for (const viewer of [leader, expert('per-han'), expert('per-ada'), secretary]) {
      expect(seesOpinion({ expertId: 'per-gao', round: 2 }, viewer, state)).toBe(false);
    }
    expect(evaluation.visible.hiddenEvents(expert('per-han'), state)).toBe(3);
  });

  it('is seen by the services that work on it', () => {
    expect(seen(clock, opinion('per-ada'))).toEqual(['per-ada']);
  });
});

describe('who sees a case in evaluation', () => {
  const rolesThatSee = (unitId: string, ...history: EvaluationEvent[]): readonly Role[] => {
    const state = foldEvents(evaluation, history);
    return roles.filter((role) =>
      evaluation.visible.seesCase(person('per-any', role, unitId), state),
    );
  };
  const always = ['centre-head', 'committee-secretary', 'leader', 'administrator'];

  it('is nobody before it is opened', () => {
    expect(rolesThatSee('unit-ipc')).toEqual([]);
  });

  it('is the officer’s unit, heads, secretaries, leaders and administrators', () => {
    expect(rolesThatSee('unit-ipc', opened)).toEqual(roles);
    expect(rolesThatSee('unit-else', opened)).toEqual(always);
  });

  it('is an expert only on the panel, concluded or not', () => {
    const open = foldEvents(evaluation, [opened, convened]);
    const closed = foldEvents(evaluation, [opened, convened, concluded]);
    expect(evaluation.visible.seesCase(expert('per-ada'), open)).toBe(true);
    expect(evaluation.visible.seesCase(expert('per-out'), open)).toBe(false);
    expect(evaluation.visible.seesCase(expert('per-out'), closed)).toBe(false);
  });

  it('is whoever ever sat on a panel, and every office, while the case is reconsidered', () => {
    const history: EvaluationEvent[] = [
      opened,
      convened,
      concluded,
      { type: 'reopening-requested', requestedBy: 'per-head', reason: text },
      { type: 'evaluation-reopened', round: 2 },
    ];
    const state = foldEvents(evaluation, history);
    expect(evaluation.visible.seesCase(expert('per-ada'), state)).toBe(true);
    expect(evaluation.visible.seesCase(expert('per-out'), state)).toBe(false);
    expect(rolesThatSee('unit-else', ...history)).toEqual(
      roles.filter((role) => role !== 'expert'),
    );
  });

  it('is every office but experts once it is concluded', () => {
    expect(rolesThatSee('unit-else', opened, convened, concluded)).toEqual(
      roles.filter((role) => role !== 'expert'),
    );
  });
});

it('hides as many events as a viewer may not know of, whoever looks and whenever', () => {
  const viewer = fc.constantFrom<Actor>(
    secretary,
    leader,
    clock,
    person('per-officer', 'centre-officer', 'unit-ipc'),
    ...panel.map(expert),
  );
  const givers = fc.shuffledSubarray(panel);
  fc.assert(
    fc.property(viewer, givers, fc.boolean(), (who, experts, isConcluded) => {
      const end = isConcluded ? [concluded] : [];
      const history = [opened, convened, ...experts.map(opinion), ...end];
      const state = foldEvents(evaluation, history);
      const unseen = history.filter((event) => !evaluation.visible.seesEvent(who, state, event));
      expect(evaluation.visible.hiddenEvents(who, state)).toBe(unseen.length);
      if (isConcluded) expect(unseen).toEqual([]);
    }),
  );
});
