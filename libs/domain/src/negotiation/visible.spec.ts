import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { clock, roles, type Role } from '../shared/actor.js';
import { actor, historyOf, negotiationEvents, unitOfficer } from './examples.js';
import { negotiation } from './negotiation.js';
import { seesConditions } from './visible.js';

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

describe('the conditions of clauses', () => {
  const signed = specify(negotiation).given(...historyOf.signed).state;
  const service = actor('person-viewer', 'service-officer', 'unit-service');

  it('are read by service officers once signed, who see no negotiation', () => {
    expect(seesConditions(service, signed)).toBe(true);
    expect(seesConditions(service, drafted)).toBe(false);
    expect(negotiation.visible.seesCase(service, signed)).toBe(false);
  });

  it('are read by whoever sees the negotiation, at any time', () => {
    expect(seesConditions(unitOfficer, drafted)).toBe(true);
    expect(seesConditions(clock, drafted)).toBe(true);
    expect(seesConditions(clock, { phase: 'not-opened' })).toBe(false);
  });

  it('are not read by experts, nor by service officers where the case is restricted', () => {
    const expert = { ...service, roles: ['service-officer', 'expert'] } as const;
    expect(seesConditions(expert, signed)).toBe(false);
    expect(seesConditions(actor('person-viewer', 'expert', 'unit-else'), signed)).toBe(false);
    if (signed.phase !== 'signed') throw new Error('not signed');
    const restricted = { ...signed, case: { ...signed.case, disclosure: 'restricted' } } as const;
    expect(seesConditions(service, restricted)).toBe(false);
  });
});
