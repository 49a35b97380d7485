import { describe, expect, it } from '@jest/globals';
import { person, specify } from '#testing/specify';
import { clock, type ServiceActor } from '../shared/actor.js';
import { endOfDay } from '../shared/working-days.js';
import type { OpenCase } from './commands.js';
import { contact, type ContactEvent } from './contact.js';

const house: ServiceActor = { kind: 'service', service: 'contact' };
const officer = person('per-bao', 'centre-officer');
const contactCase = specify(contact);
/** Known until Tuesday, 2 June 2026; the sample notice after it makes the 3rd to the 5th free. */
const short = { version: '1', holidays: [], workdays: [], coverageUntil: '2026-06-02' };
const long = {
  version: '2',
  holidays: ['2026-06-03', '2026-06-04', '2026-06-05'],
  workdays: [],
  coverageUntil: '2026-12-31',
};
const adopt = { type: 'adopt-calendar', calendar: long } as const;

const openCase: OpenCase = {
  type: 'open-case',
  caseId: 'case-1',
  title: { textId: 'title', digest: 'd' },
  subjects: [{ kind: 'person', subjectId: 'per-scientist' }],
  district: 'dist-1',
  source: { kind: 'visit' },
  officerId: 'per-bao',
  officerUnitId: 'unit-of-per-bao',
  firstResponseWorkingDays: 1,
  triageWorkingDays: 3,
  progressWorkingDays: 10,
  calendar: short,
  packVersion: 'sample-1',
};

function opened(): ContactEvent {
  const { decision } = contactCase.given().when(openCase, officer);
  const [event] = decision.ok ? decision.events : [];
  if (!event) throw new Error('the case was not opened');
  return event;
}

describe('a calendar that reaches further', () => {
  it('counts the provisional limits again and leaves the others', () => {
    expect(opened()).toMatchObject({
      firstResponseDue: { at: endOfDay('2026-06-02'), provisional: false },
      triageDue: { at: endOfDay('2026-06-04'), provisional: true },
    });
    const { decision, then } = contactCase.given(opened()).when(adopt, house);
    then({
      type: 'calendar-adopted',
      calendar: long,
      triageDue: { at: endOfDay('2026-06-09'), provisional: false },
    });
    const after = contactCase.given(opened(), ...(decision.ok ? decision.events : [])).state;
    expect(after).toMatchObject({ calendar: long, triageDue: { provisional: false } });
    const again = { ...adopt, calendar: { ...long, version: '3' } };
    contactCase
      .given(opened(), ...(decision.ok ? decision.events : []))
      .when(again, house)
      .then();
  });

  it('takes back that a limit had passed only by a guess', () => {
    const history: ContactEvent[] = [opened(), { type: 'triage-overdue' }];
    const { decision } = contactCase.given(...history).when(adopt, house);
    const { state } = contactCase.given(...history, ...(decision.ok ? decision.events : []));
    expect(state).toMatchObject({ triageOverdue: false });
    expect(contact.due(state)).toMatchObject({ command: { type: 'pass-first-response' } });
  });

  it('says of what waits that its day may still move', () => {
    const touched: ContactEvent = {
      type: 'touch-logged',
      touchId: 't',
      loggedBy: 'per-bao',
      on: '2026-06-01',
      kind: 'visit',
      summary: { textId: 'summary', digest: 'd' },
    };
    const waiting = (...history: ContactEvent[]) =>
      contact.waits(contactCase.given(...history).state);
    expect(waiting(opened(), touched)).toContainEqual({
      command: 'qualify',
      personId: 'per-bao',
      due: endOfDay('2026-06-04'),
      provisional: true,
    });
    expect(waiting(opened())).toEqual([
      { command: 'log-touch', personId: 'per-bao', due: endOfDay('2026-06-02') },
    ]);
  });

  it('is the system’s own to take in', () => {
    contactCase.given(opened()).when(adopt, officer).thenRefused('service-only');
    contactCase.given(opened()).when(adopt, clock).thenRefused('service-only');
  });
});
