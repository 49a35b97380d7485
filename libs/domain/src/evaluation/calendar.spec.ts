import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { endOfDay } from '../shared/working-days.js';
import { evaluation, type EvaluationEvent } from './evaluation.js';
import { calendar2027, convened, deadlinePassed, given, opened, opening, secretary } from './examples.js';

const panel = specify(evaluation);
const [adopt] = given['adopt-calendar'];
const house = given['adopt-calendar'][1];
const [convenePanel] = given['convene-panel'];

/** Wednesday, 30 December 2026: ten working days later the calendar of 2026 can only guess. */
const yearEnd = '2026-12-30T04:00:00.000Z';
const { decision: seated } = panel.given(opened).when(convenePanel, secretary, yearEnd);
const guessed = seated.ok ? seated.events : [];
const guess = endOfDay('2027-01-13');
/** Three days of 2027 turn out to be free. */
const known = endOfDay('2027-01-18');

describe('the day opinions are due', () => {
  it('is provisional beyond the calendar, and shown as such to whoever it waits for', () => {
    expect(guessed).toMatchObject([
      { opinionsDue: { at: guess, provisional: true, counted: { from: yearEnd, workingDays: 10 } } },
    ]);
    const { state } = panel.given(opened, ...guessed);
    expect(evaluation.waits(state)).toContainEqual({
      command: 'declare-conflict',
      personId: 'per-ada',
      due: guess,
      provisional: true,
    });
  });

  it('is counted again by a calendar that reaches further', () => {
    const event: EvaluationEvent = {
      type: 'calendar-adopted',
      calendar: calendar2027,
      opinionsDue: { at: known, provisional: false },
    };
    panel.given(opened, ...guessed).when(adopt, house).then(event);
    const { state } = panel.given(opened, ...guessed, event);
    expect(evaluation.due(state)).toMatchObject({ at: known, provisional: false });
    panel.given(opened, ...guessed, event).when(adopt, house).then();
  });

  it('has not passed any more where it had passed only by a guess', () => {
    const late = panel.given(opened, ...guessed, deadlinePassed);
    const { decision } = late.when(adopt, house);
    const events = decision.ok ? decision.events : [];
    const { state } = panel.given(opened, ...guessed, deadlinePassed, ...events);
    expect(state).toMatchObject({ overdue: false });
    expect(evaluation.due(state)).toMatchObject({ at: known });
  });

  it('stays where it was no guess, and the calendar is kept for later days', () => {
    panel
      .given(opened, convened)
      .when(adopt, house)
      .then({ type: 'calendar-adopted', calendar: calendar2027 });
    const { state } = panel.given(opened, { type: 'calendar-adopted', calendar: calendar2027 });
    expect(state).toMatchObject({ phase: 'awaiting-panel', calendar: calendar2027 });
    const older = { ...adopt, calendar: opening.calendar };
    panel.given(opened, convened).when(older, house).then();
    panel.given(opened, convened).when(adopt, secretary).thenRefused('service-only');
  });
});
