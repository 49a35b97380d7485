import { describe, expect, it } from '@jest/globals';
import type { PersonActor, Role } from '../shared/actor.js';
import type { Wait } from '../shared/stage.js';
import { emptyView, foldCase, type CaseView } from './case-fold.js';
import { experts } from './evaluation/examples.js';
import { published, wholeWay } from './examples.js';
import { isFor, isOverdue, orderOf, workOf } from './work.js';

const someone = (personId: string, role: Role, unitId = 'unit-1'): PersonActor => {
  return { kind: 'person', personId, unitId, roles: [role] };
};
const head = someone('person-head', 'unit-head');

describe('what waits', () => {
  const convened = published('evaluation', wholeWay.evaluation.slice(0, 2)).reduce<CaseView>(
    (view, fact) => {
      const next = foldCase(view, fact);
      return next.result === 'applied' ? next.view : view;
    },
    emptyView,
  );

  it('is what each stage says, with the stage it belongs to', () => {
    expect(workOf(convened)).toEqual(
      experts.map((personId) => ({
        stage: 'evaluation',
        command: 'declare-conflict',
        personId,
        due: '2026-06-15T16:00:00.000Z',
      })),
    );
  });

  it('is nothing where nothing has happened', () => {
    expect(workOf(emptyView)).toEqual([]);
  });
});

describe('whose work a wait is', () => {
  const cases: readonly (readonly [string, Wait, boolean])[] = [
    ['named in person', { command: 'c', personId: 'person-head' }, true],
    [
      'another person, whatever the role',
      { command: 'c', personId: 'p', role: 'unit-head' },
      false,
    ],
    ['of the role', { command: 'c', role: 'unit-head' }, true],
    ['of another role', { command: 'c', role: 'centre-head' }, false],
    ['of the role in their unit', { command: 'c', role: 'unit-head', unitId: 'unit-1' }, true],
    ['of the role in another unit', { command: 'c', role: 'unit-head', unitId: 'unit-2' }, false],
    [
      'of the role, but left out',
      { command: 'c', role: 'unit-head', except: ['person-head'] },
      false,
    ],
    ['of the role, others left out', { command: 'c', role: 'unit-head', except: ['p'] }, true],
    ['nobody’s', { command: 'c' }, false],
  ];

  it.each(cases)('%s', (_what, wait, theirs) => {
    expect(isFor(wait, head)).toBe(theirs);
  });
});

describe('a list of work', () => {
  const wait = { stage: 'landing', command: 'submit-evidence' } as const;
  const early = { ...wait, due: '2026-06-01T16:00:00.000Z' };
  const late = { ...wait, due: '2026-07-01T16:00:00.000Z' };

  it('goes by deadline, what has none last', () => {
    const places = [wait, late, early].map((one) => orderOf('case-1', one));
    expect([...places].sort()).toEqual([places[2], places[1], places[0]]);
  });

  it('gives waits of one case different places', () => {
    expect(orderOf('case-1', { ...wait, about: 'milestone-1' })).not.toBe(
      orderOf('case-1', { ...wait, about: 'milestone-2' }),
    );
  });

  it('is overdue from the deadline on, never without one', () => {
    expect(isOverdue(early, '2026-06-01T15:59:59.999Z')).toBe(false);
    expect(isOverdue(early, early.due)).toBe(true);
    expect(isOverdue({}, '2099-01-01T00:00:00.000Z')).toBe(false);
  });
});
