import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { actor } from '../negotiation/examples.js';
import { clock, roles, type Role } from '../shared/actor.js';
import { historyOf, landingEvents, serviceOfficer } from './examples.js';
import { landing } from './landing.js';

const opened = specify(landing).given(landingEvents['landing-opened']).state;

function sees(role: Role, unitId: string): boolean {
  return landing.visible.seesCase(actor('person-viewer', role, unitId), opened);
}

describe('whoever looks at a landing', () => {
  it('sees it by role from anywhere, or not at all', () => {
    expect(roles.filter((role) => sees(role, 'unit-else'))).toEqual([
      'deputy-mayor',
      'service-officer',
      'finance-officer',
      'finance-head',
      'leader',
      'administrator',
    ]);
  });

  it('sees it from the officer’s unit and from every responsible unit', () => {
    expect(sees('centre-officer', 'unit-centre')).toBe(true);
    expect(sees('unit-officer', 'unit-industry')).toBe(true);
    expect(sees('unit-head', 'unit-talent')).toBe(true);
  });

  it('sees all that happened, and nothing before it is opened', () => {
    for (const event of historyOf.landed) {
      expect(landing.visible.seesEvent(serviceOfficer, opened, event)).toBe(true);
    }
    expect(landing.visible.hiddenEvents(serviceOfficer, opened)).toBe(0);
    expect(landing.visible.seesCase(clock, opened)).toBe(true);
    expect(landing.visible.seesCase(serviceOfficer, { phase: 'not-opened' })).toBe(false);
  });
});
