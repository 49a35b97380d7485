import { describe, expect, it } from '@jest/globals';
import { foldEvents, person } from '#testing/specify';
import { clock, roles, type Role } from '../shared/actor.js';
import { contact, type ContactEvent } from './contact.js';

const text = { textId: 'text-1', digest: 'digest-1' };
const opened: ContactEvent = {
  type: 'case-opened',
  caseId: 'case-1',
  title: text,
  subjects: [{ kind: 'person', subjectId: 'per-scientist' }],
  district: 'dist-1',
  source: { kind: 'own-search' },
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
  firstResponseWorkingDays: 3,
  calendar: { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' },
  packVersion: 'sample-1',
  firstResponseDue: { at: '2026-06-04T16:00:00.000Z', provisional: false },
};
const qualified: ContactEvent = {
  type: 'case-qualified',
  segment: 'seg-1',
  qualifiedBy: 'per-bao',
};
const dropped: ContactEvent = { type: 'case-dropped', reason: 'duplicate', droppedBy: 'per-bao' };
const closed: ContactEvent = { type: 'case-closed', ending: 'completed' };

function rolesThatSee(unitId: string, ...history: ContactEvent[]): readonly Role[] {
  const state = foldEvents(contact, history);
  return roles.filter((role) => contact.visible.seesCase(person('per-any', role, unitId), state));
}

const always: readonly Role[] = ['leader', 'administrator'];
const onceQualified: readonly Role[] = [
  'committee-secretary',
  'unit-officer',
  'unit-head',
  'deputy-mayor',
  'service-officer',
  'finance-officer',
  'finance-head',
  ...always,
];

describe('who sees a case in contact', () => {
  it('is nobody before there is one', () => {
    expect(rolesThatSee('unit-ipc')).toEqual([]);
    expect(contact.visible.seesCase(clock, contact.initial)).toBe(false);
  });

  it('is the unit’s own centre people while it is a lead, with leaders and administrators', () => {
    expect(rolesThatSee('unit-ipc', opened)).toEqual(['centre-officer', 'centre-head', ...always]);
    expect(rolesThatSee('unit-else', opened)).toEqual(always);
  });

  it('is every later office too once it is qualified, but no expert', () => {
    expect(rolesThatSee('unit-else', opened, qualified)).toEqual(onceQualified);
    expect(rolesThatSee('unit-else', opened, qualified, closed)).toEqual(onceQualified);
    const both = { ...person('per-both', 'expert'), roles: ['expert', 'unit-officer'] as const };
    const state = foldEvents(contact, [opened, qualified]);
    expect(contact.visible.seesCase(both as ReturnType<typeof person>, state)).toBe(false);
  });

  it('stays the unit’s own when it is dropped', () => {
    expect(rolesThatSee('unit-else', opened, dropped)).toEqual(always);
    const end: ContactEvent = { type: 'case-closed', ending: 'dropped' };
    expect(rolesThatSee('unit-else', opened, dropped, end)).toEqual(always);
  });

  it('is always its officer, whatever unit that person works in today', () => {
    const moved = person('per-bao', 'centre-officer', 'unit-else');
    expect(contact.visible.seesCase(moved, foldEvents(contact, [opened]))).toBe(true);
  });

  it('are other services and the clock', () => {
    expect(contact.visible.seesCase(clock, foldEvents(contact, [opened]))).toBe(true);
  });

  it('hides no event from those who see the case', () => {
    const state = foldEvents(contact, [opened, qualified]);
    const viewer = person('per-any', 'leader');
    expect(contact.visible.seesEvent(viewer, state, qualified)).toBe(true);
    expect(contact.visible.hiddenEvents(viewer, state)).toBe(0);
  });
});
