import { describe, expect, it } from '@jest/globals';
import { foldEvents, specify } from '#testing/specify';
import { contact } from './contact.js';
import {
  closeCase,
  closed,
  colleague,
  contacted,
  described,
  drop,
  dropped,
  head,
  journey,
  officer,
  openCase,
  opened,
  openedWithSegment,
  qualified,
  qualify,
  ready,
  stranger,
  text,
  touched,
} from './examples.js';

const contactCase = specify(contact);

describe('qualifying', () => {
  it('takes the segment from the command before the one on the case', () => {
    contactCase.given(opened, ...ready).when(qualify, officer).then(qualified);
    contactCase
      .given(opened, ...ready)
      .when({ type: 'qualify' }, officer)
      .thenRefused('not-ready-to-qualify', { missing: ['segment'] });
    contactCase
      .given(openedWithSegment, ...ready)
      .when({ type: 'qualify' }, head)
      .then({ ...qualified, qualifiedBy: 'per-he' });
    contactCase
      .given(openedWithSegment, ...ready)
      .when({ type: 'qualify', segment: 'seg-coal' }, officer)
      .then({ ...qualified, segment: 'seg-coal' });
  });

  it('says everything that is missing', () => {
    contactCase
      .given(opened)
      .when({ type: 'qualify' }, officer)
      .thenRefused('not-ready-to-qualify', {
        missing: ['contact-person', 'touch', 'segment', 'intent'],
      });
    contactCase
      .given(opened, contacted, described)
      .when(qualify, officer)
      .thenRefused('not-ready-to-qualify', { missing: ['touch'] });
  });

  it('counts the contact person the case was opened with', () => {
    contactCase
      .given({ ...opened, contactPersonId: 'per-contact' }, touched, described)
      .when(qualify, officer)
      .then(qualified);
  });

  it('is for the officer and the head of the unit', () => {
    contactCase.given(opened, ...ready).when(qualify, colleague).thenRefused('officer-or-head-only');
    const deputy = { ...colleague, personId: 'per-deputy', actsFor: 'per-bao' };
    contactCase.given(opened, ...ready).when(qualify, deputy).thenEvents('case-qualified');
    contactCase.given(opened, ...ready).when(qualify, stranger).thenRefused('officer-or-head-only');
  });

  it('hands evaluation what it needs to know of the case', () => {
    const { state } = contactCase.given(opened, touched, qualified);
    expect(contact.outcome(state)).toEqual({
      kind: 'qualified',
      case: {
        caseId: 'case-1',
        subjects: openCase.subjects,
        segment: 'seg-new-energy',
        district: 'dist-kangbashi',
        officerId: 'per-bao',
        officerUnitId: 'unit-ipc',
        referrerId: 'per-referrer',
        plannedInvestment: '120000000000',
      },
      version: 3,
    });
  });
});

describe('dropping', () => {
  it('needs no touch but a reason', () => {
    contactCase.given(opened).when(drop, officer).then(dropped);
    contactCase
      .given(opened)
      .when({ type: 'drop', reason: 'duplicate', note: text('why') }, head)
      .then({ type: 'case-dropped', reason: 'duplicate', note: text('why'), droppedBy: 'per-he' });
  });

  it('needs a note for the reason other', () => {
    contactCase
      .given(opened)
      .when({ type: 'drop', reason: 'other' }, officer)
      .thenRefused('note-needed');
    contactCase
      .given(opened)
      .when({ type: 'drop', reason: 'other', note: text('why') }, officer)
      .thenEvents('case-dropped');
  });

  it('ends the stage with the reason', () => {
    const { state } = contactCase.given(opened, dropped);
    expect(contact.outcome(state)).toEqual({
      kind: 'dropped',
      caseId: 'case-1',
      reason: 'no-interest',
      version: 2,
    });
  });
});

describe('closing the case', () => {
  it('releases every subject, so that somebody else may attract it', () => {
    contactCase
      .given(opened, touched, qualified)
      .when(closeCase, journey)
      .thenClaims([], [
        { kind: 'subject', key: 'org-n-wind' },
        { kind: 'subject', key: 'per-scientist' },
      ]);
  });

  it('keeps the outcome', () => {
    const history = [opened, touched, qualified];
    const before = contact.outcome(foldEvents(contact, history));
    expect(contact.outcome(foldEvents(contact, [...history, closed]))).toEqual(before);
  });

  it('is not for persons', () => {
    contactCase.given(opened, dropped).when(closeCase, head).thenRefused('service-only');
  });
});
