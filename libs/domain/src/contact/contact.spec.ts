import { describe, expect, it } from '@jest/globals';
import { foldEvents, specify } from '#testing/specify';
import { clock } from '../shared/actor.js';
import { contact, type ContactEvent } from './contact.js';
import {
  colleague,
  contactService,
  dropped,
  finance,
  firstResponseDue,
  head,
  journey,
  logTouch,
  officer,
  openCase,
  opened,
  overdue,
  passFirstResponse,
  qualified,
  stranger,
  text,
  touched,
} from './examples.js';

const contactCase = specify(contact);

describe('opening a case', () => {
  it('records the lead and when the first response is due', () => {
    contactCase.given().when(openCase, officer).then(opened);
  });

  it('makes the person who opens it its officer, whatever the command says', () => {
    const forged = { ...openCase, officerId: 'per-su', officerUnitId: 'unit-else' };
    contactCase.given().when(forged, officer).then(opened);
  });

  it('is done for the officer of an imported sheet by the contact service', () => {
    contactCase.given().when(openCase, contactService).then(opened);
  });

  it('claims each subject and discloses only the unit that attracts it', () => {
    const claim = {
      kind: 'subject',
      refusal: 'already-being-attracted',
      disclosed: {
        unit: 'unit-ipc',
        unitZh: '市投资促进中心',
        unitEn: 'Investment Promotion Centre',
      },
    };
    contactCase
      .given()
      .when(openCase, officer)
      .thenClaims([
        { ...claim, key: 'org-n-wind' },
        { ...claim, key: 'per-scientist' },
      ]);
    expect(Object.keys(contact.sentences)).toContain('already-being-attracted');
  });

  it('needs a subject', () => {
    contactCase.given().when({ ...openCase, subjects: [] }, officer).thenRefused('subject-needed');
  });

  it('refuses the same subject twice', () => {
    const subjects = [...openCase.subjects, ...openCase.subjects.slice(0, 1)];
    contactCase.given().when({ ...openCase, subjects }, officer).thenRefused('subject-named-twice');
  });

  it('is for people of the centre', () => {
    contactCase.given().when(openCase, finance).thenRefused('centre-only');
    contactCase.given().when(openCase, journey).thenRefused('centre-only');
    contactCase.given().when(openCase, clock).thenRefused('centre-only');
  });
});

describe('logging a touch', () => {
  it('records it under the name of whoever logged it', () => {
    contactCase
      .given(opened)
      .when(
        { ...logTouch, nextStep: text('next'), nextStepDue: '2026-06-10' },
        colleague,
      )
      .then({
        ...touched,
        loggedBy: 'per-su',
        nextStep: text('next'),
        nextStepDue: '2026-06-10',
      });
  });

  it('numbers the touches in the order they were logged', () => {
    contactCase
      .given(opened, touched)
      .when(logTouch, officer)
      .then({ ...touched, touchId: 'touch-2' });
  });

  it('accepts today in the city although it is yesterday in UTC', () => {
    const justAfterMidnight = '2026-06-01T16:30:00.000Z';
    contactCase
      .given(opened)
      .when({ ...logTouch, on: '2026-06-02' }, officer, justAfterMidnight)
      .thenEvents('touch-logged');
  });

  it('refuses a touch that has not taken place yet', () => {
    contactCase
      .given(opened)
      .when({ ...logTouch, on: '2026-06-02' }, officer)
      .thenRefused('touch-in-the-future', { on: '2026-06-02', today: '2026-06-01' });
  });

  it('is open to centre colleagues of the unit and to nobody else', () => {
    contactCase.given(opened).when(logTouch, head).thenEvents('touch-logged');
    contactCase.given(opened).when(logTouch, stranger).thenRefused('officer-or-unit-only');
    contactCase.given(opened).when(logTouch, finance).thenRefused('officer-or-unit-only');
  });
});

describe('the first response', () => {
  it('is waited for until it is due', () => {
    const { state } = contactCase.given(opened);
    expect(contact.due(state)).toEqual({ ...firstResponseDue, command: passFirstResponse });
  });

  it('is met by the first touch', () => {
    const { state, when } = contactCase.given(opened, touched);
    expect(contact.due(state)).toBeUndefined();
    when(passFirstResponse, clock).then();
  });

  it('becomes overdue once and blocks nothing', () => {
    contactCase.given(opened).when(passFirstResponse, clock).then(overdue);
    const { state, when } = contactCase.given(opened, overdue);
    expect(contact.due(state)).toBeUndefined();
    when(passFirstResponse, clock).then();
    when(logTouch, officer).thenEvents('touch-logged');
  });
});

/** All that qualifying asks for but a segment. */
describe('who must act next', () => {
  it('is the officer: first a touch in time, then to qualify by the next step’s day', () => {
    const waits = (...history: ContactEvent[]) => contact.waits(foldEvents(contact, history));
    expect(waits()).toEqual([]);
    expect(waits(opened)).toEqual([
      { command: 'log-touch', personId: 'per-bao', due: firstResponseDue.at },
    ]);
    expect(waits(opened, touched)).toEqual([{ command: 'qualify', personId: 'per-bao' }]);
    expect(waits(opened, { ...touched, nextStepDue: '2026-06-10' })).toEqual([
      { command: 'qualify', personId: 'per-bao', due: '2026-06-10T16:00:00.000Z' },
    ]);
    expect(waits(opened, touched, qualified)).toEqual([]);
    expect(waits(opened, dropped)).toEqual([]);
  });
});
