import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents, person } from '#testing/specify';
import { clock, roles, type Actor, type Role } from '../shared/actor.js';
import { evaluation, type EvaluationEvent } from './evaluation.js';
import { seesOpinionOf } from './visible.js';

const text = { textId: 'text-1', digest: 'digest-1' };
const panel = ['per-ada', 'per-bo', 'per-cai', 'per-dan', 'per-eva'];

const opened: EvaluationEvent = {
  type: 'evaluation-opened',
  openingId: 'contact-case-1@3',
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

const secretary = person('per-sec', 'committee-secretary');
const leader = person('per-leader', 'leader');
const expert = (personId: string) => person(personId, 'expert');

/** Whose opinions a viewer sees after these events. */
function seen(viewer: Actor, ...history: EvaluationEvent[]): readonly string[] {
  const state = foldEvents(evaluation, [opened, convened, ...history]);
  return panel.filter((expertId) =>
    history.some((event) => event.type === 'opinion-given' && event.expertId === expertId) &&
    seesOpinionOf(expertId, viewer, state),
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
