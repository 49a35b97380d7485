import { describe, expect, it } from '@jest/globals';
import { foldEvents, specify } from '#testing/specify';
import type { ServiceActor } from '../shared/actor.js';
import type { ContactCommand } from './commands.js';
import { contact, type ContactEvent } from './contact.js';
import { headOfLone, openedLone } from './examples.js';

const service: ServiceActor = { kind: 'service', service: 'contact' };
const opened: ContactEvent = { ...openedLone, source: { kind: 'import' } };

const takeBack: ContactCommand = { type: 'take-back', takenBackBy: 'per-bao' };
const given: ContactEvent = { type: 'case-dropped', reason: 'import-undone', droppedBy: 'per-bao' };
const touched: ContactEvent = {
  type: 'touch-logged',
  ...{ touchId: 'touch-1', loggedBy: 'per-bao', on: '2026-06-01', kind: 'call' },
  summary: { textId: 'summary', digest: 'digest' },
};

const contactCase = specify(contact);

describe('a case that is taken back with its import', () => {
  it('ends dropped, and may be reopened by a person', () => {
    contactCase.given(opened).when(takeBack, service).then(given);
    const state = foldEvents(contact, [opened, given]);
    expect(contact.outcome(state)).toMatchObject({ kind: 'dropped', reason: 'import-undone' });
    expect(contact.may('reopen', { by: headOfLone, at: '2026-06-02T00:00:00.000Z' }, state)).toBeUndefined();
  });

  it('is taken back where only deadlines have passed', () => {
    contactCase.given(opened, { type: 'first-response-overdue' }).when(takeBack, service).then(given);
  });

  it.each<[string, ContactEvent]>([
    ['a touch', touched],
    ['another subject', { type: 'subject-added', subject: { kind: 'person', subjectId: 'rp-1' }, addedBy: 'per-bao' }],
    ['another contact', { type: 'contact-added', personId: 'rp-2', addedBy: 'per-bao' }],
    ['a hand-over under way', { type: 'hand-over-proposed', to: 'per-su', proposedBy: 'per-bao' }],
  ])('is kept with %s', (_, event) => {
    contactCase.given(opened, event).when(takeBack, service).thenRefused('worked-on-since');
  });

  it('is nobody’s own command', () => {
    contactCase.given(opened).when(takeBack, headOfLone).thenRefused('service-only');
    contactCase.given(opened, given).when(takeBack, service).thenRefused('not-in-this-phase');
  });
});
