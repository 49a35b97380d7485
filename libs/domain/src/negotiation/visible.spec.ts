import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { clock, roles, type Role } from '../shared/actor.js';
import { actor, historyOf, negotiationEvents, unitOfficer } from './examples.js';
import { negotiation } from './negotiation.js';

const drafted = specify(negotiation).given(...historyOf.drafting).state;

function sees(role: Role, unitId: string, state = drafted): boolean {
  return negotiation.visible.seesCase(actor('person-viewer', role, unitId), state);
}

describe('whoever looks at a negotiation', () => {
  it('sees it by role from anywhere, or not at all', () => {
    const seeing = roles.filter((role) => sees(role, 'unit-else'));
    expect(seeing).toEqual([
      'centre-head',
      'unit-head',
      'deputy-mayor',
      'finance-officer',
      'finance-head',
      'leader',
      'administrator',
    ]);
  });

  it('sees it from the officer’s unit and from a unit that answers for a clause', () => {
    expect(sees('centre-officer', 'unit-centre')).toBe(true);
    expect(sees('unit-officer', 'unit-talent')).toBe(true);
  });

  it('does not see it from a unit before a clause names it', () => {
    const opened = specify(negotiation).given(negotiationEvents['negotiation-opened']).state;
    expect(sees('unit-officer', 'unit-talent', opened)).toBe(false);
  });

  it('never sees it as an expert', () => {
    expect(sees('expert', 'unit-centre')).toBe(false);
    const both = { ...unitOfficer, roles: ['expert', 'unit-officer'] } as const;
    expect(negotiation.visible.seesCase(both, drafted)).toBe(false);
  });

  it('sees all that happened', () => {
    for (const event of historyOf.signed) {
      expect(negotiation.visible.seesEvent(unitOfficer, drafted, event)).toBe(true);
    }
    expect(negotiation.visible.hiddenEvents(unitOfficer, drafted)).toBe(0);
  });

  it('sees nothing before it is opened, except the clock and other services afterwards', () => {
    expect(negotiation.visible.seesCase(clock, { phase: 'not-opened' })).toBe(false);
    expect(negotiation.visible.seesCase(clock, drafted)).toBe(true);
  });

  it('sees it where the pack names another role as approver', () => {
    const levels = [{ level: 1, role: 'committee-secretary', above: '0' }] as const;
    const state = specify(negotiation).given({
      ...negotiationEvents['negotiation-opened'],
      approvalLevels: levels,
    }).state;
    expect(sees('committee-secretary', 'unit-else', state)).toBe(true);
  });
});
