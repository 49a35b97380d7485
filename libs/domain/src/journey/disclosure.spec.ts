import { describe, expect, it } from '@jest/globals';
import { foldEvents } from '#testing/specify';
import type { PersonActor, Role } from '../shared/actor.js';
import type { EventBody } from '../shared/stage.js';
import { negotiationOpened } from '../negotiation/examples.js';
import { experts, secretaryId } from './evaluation/examples.js';
import { wholeWay } from './examples.js';
import { folded, stageNames, type StageName } from './stages.js';

const { officerId, officerUnitId } = negotiationOpened.case;

/** The example's case with another disclosure, as it travels from stage to stage. */
function disclosed(events: readonly EventBody[], disclosure: string): EventBody[] {
  const withClass = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withClass);
    if (value === null || typeof value !== 'object') return value;
    const known = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withClass(one)]));
    return 'officerUnitId' in known ? { ...known, disclosure } : known;
  };
  return events.map((event) => withClass(event) as EventBody);
}

function someone(role: Role, unitId = 'unit-strange', personId = 'person-stranger'): PersonActor {
  return { kind: 'person', personId, unitId, roles: [role] };
}

const viewers: Readonly<Record<string, PersonActor>> = {
  officer: someone('centre-officer', officerUnitId, officerId),
  head: someone('centre-head', officerUnitId),
  'head above': { ...someone('centre-head', 'unit-city'), unitsBelow: [officerUnitId] },
  leader: someone('leader'),
  colleague: someone('centre-officer', officerUnitId),
  'head elsewhere': someone('centre-head'),
  administrator: someone('administrator'),
  secretary: someone('committee-secretary', 'unit-strange', secretaryId),
  'expert seated': someone('expert', 'unit-strange', experts[0]),
  'expert else': someone('expert'),
  'unit-officer of a clause': someone('unit-officer', 'unit-industry'),
  'unit-head of a clause': someone('unit-head', 'unit-industry'),
  'unit-head elsewhere': someone('unit-head'),
  'deputy-mayor': someone('deputy-mayor'),
  'service-officer': someone('service-officer'),
  'finance-officer': someone('finance-officer'),
};

const trusted = ['officer', 'head', 'head above', 'leader'];
const ofClauses = ['unit-officer of a clause', 'unit-head of a clause'];
/** Written by hand: besides those trusted in every stage, whom the stage cannot do without. */
const whoSees: Readonly<Record<StageName, readonly string[]>> = {
  contact: trusted,
  evaluation: [...trusted, 'secretary', 'expert seated'],
  negotiation: [...trusted, ...ofClauses, 'deputy-mayor'],
  landing: [...trusted, ...ofClauses],
  reward: [...trusted, ...ofClauses, 'finance-officer'],
};

describe('a restricted case', () => {
  it.each(stageNames)('is seen in %s by those it is trusted to, at every moment, and nobody else', (name) => {
    const events = disclosed(wholeWay[name], 'restricted');
    const stage = folded[name];
    const seen = events.map((_, index) => {
      const state = foldEvents(stage, events.slice(0, index + 1));
      return Object.keys(viewers).filter((who) => stage.visible.seesCase(viewers[who]!, state));
    });
    // Some are trusted from the moment they have a part in it: a seat, a clause.
    expect(seen.at(-1)).toEqual(Object.keys(viewers).filter((who) => whoSees[name].includes(who)));
    for (const some of seen) expect(whoSees[name]).toEqual(expect.arrayContaining(some));
    for (const some of seen) expect(some).toEqual(expect.arrayContaining(trusted));
  });

  it.each(stageNames)('hides in %s what an internal one shows: the rule bites', (name) => {
    const stage = folded[name];
    const shown = (disclosure: string) => {
      const state = foldEvents(stage, disclosed(wholeWay[name], disclosure));
      return Object.keys(viewers).filter((who) => stage.visible.seesCase(viewers[who]!, state));
    };
    expect(shown('internal').length).toBeGreaterThan(shown('restricted').length);
  });
});

describe('a unit above', () => {
  it.each(stageNames)('sees in %s what the same role of the unit itself sees', (name) => {
    const stage = folded[name];
    for (const disclosure of ['internal', 'restricted']) {
      const state = foldEvents(stage, disclosed(wholeWay[name], disclosure));
      for (const below of [officerUnitId, 'unit-industry']) {
        for (const viewer of Object.values(viewers)) {
          const own = stage.visible.seesCase({ ...viewer, unitId: below, unitsBelow: [] }, state);
          const above = { ...viewer, unitId: 'unit-city', unitsBelow: ['unit-x', below] };
          expect([viewer.roles, stage.visible.seesCase(above, state)]).toEqual([viewer.roles, own]);
        }
      }
    }
  });
});
