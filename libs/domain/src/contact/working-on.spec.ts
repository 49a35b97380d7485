import { describe, expect, it } from '@jest/globals';
import { foldEvents, person, specify } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import { contact, type ContactEvent } from './contact.js';

const text = (textId: string) => ({ textId, digest: `digest-of-${textId}` });
const day = (at: string) => ({ at, provisional: false });

const officer = person('per-bao', 'centre-officer', 'unit-ipc');
const colleague = person('per-su', 'centre-officer', 'unit-ipc');
const head = person('per-he', 'centre-head', 'unit-ipc');

/** Opened on Monday 1 June 2026 at noon: three working days end on Thursday, UTC+8. */
const opened: Extract<ContactEvent, { type: 'case-opened' }> = {
  type: 'case-opened',
  caseId: 'case-1',
  title: text('title'),
  subjects: [{ kind: 'person', subjectId: 'per-scientist' }],
  district: 'dist-1',
  source: { kind: 'own-search' },
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
  officerUnitName: { zh: '市投资促进中心', en: 'Investment Promotion Centre' },
  firstResponseWorkingDays: 1,
  triageWorkingDays: 3,
  progressWorkingDays: 10,
  calendar: { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' },
  packVersion: 'sample-1',
  firstResponseDue: day('2026-06-02T16:00:00.000Z'),
  triageDue: day('2026-06-04T16:00:00.000Z'),
};
const touched: ContactEvent = {
  type: 'touch-logged',
  touchId: 'touch-1',
  loggedBy: 'per-bao',
  on: '2026-06-01',
  kind: 'call',
  summary: text('summary'),
  progressDue: day('2026-06-15T16:00:00.000Z'),
};
const parked: ContactEvent = {
  type: 'case-parked',
  until: '2026-09-01',
  reason: text('board-decides'),
  parkedBy: 'per-bao',
};
const dropped: ContactEvent = { type: 'case-dropped', reason: 'no-interest', droppedBy: 'per-bao' };
const closed: ContactEvent = { type: 'case-closed', ending: 'dropped' };
const disclosed = {
  unit: 'unit-ipc',
  unitZh: '市投资促进中心',
  unitEn: 'Investment Promotion Centre',
};

const contactCase = specify(contact);
const stateOf = (...history: ContactEvent[]) => foldEvents(contact, history);

describe('subjects and contacts', () => {
  it('are claimed under every id the register knows them by, and let go of under each', () => {
    const claims = (...keys: string[]) => keys.map((key) => ({ kind: 'subject', key }));
    const before = { ...opened, otherIds: ['per-same'] };
    const subject = { kind: 'person', subjectId: 'per-talent' } as const;
    const otherIds = ['per-twin', 'per-same'];
    contactCase
      .given(before)
      .when({ type: 'add-subject', subject, otherIds }, officer)
      .thenClaims([
        { key: 'per-talent', disclosed },
        { key: 'per-twin', disclosed },
      ]);
    const added: ContactEvent = {
      type: 'subject-added',
      subject,
      otherIds: ['per-twin'],
      addedBy: 'per-su',
    };
    contactCase
      .given(before, added, dropped)
      .when({ type: 'close-case', ending: 'dropped' }, { kind: 'service', service: 'journey' })
      .thenClaims([], claims('per-scientist', 'per-talent', 'per-same', 'per-twin'));
  });

  it('are added once, and a subject is claimed', () => {
    const subject = { kind: 'person', subjectId: 'per-talent' } as const;
    contactCase
      .given(opened)
      .when({ type: 'add-subject', subject }, colleague)
      .thenClaims([{ kind: 'subject', key: 'per-talent', disclosed }]);
    const added: ContactEvent = { type: 'subject-added', subject, addedBy: 'per-su' };
    contactCase
      .given(opened, added)
      .when({ type: 'add-subject', subject }, officer)
      .thenRefused('subject-named-twice');
    const contacted: ContactEvent = { type: 'contact-added', personId: 'per-x', addedBy: 'per-su' };
    contactCase
      .given(opened, contacted)
      .when({ type: 'add-contact', personId: 'per-x' }, officer)
      .thenRefused('contact-named-twice');
  });

  it('are all let go when the case closes', () => {
    const subject = { kind: 'person', subjectId: 'per-talent' } as const;
    const added: ContactEvent = { type: 'subject-added', subject, addedBy: 'per-su' };
    contactCase
      .given(opened, added, dropped)
      .when({ type: 'close-case', ending: 'dropped' }, { kind: 'service', service: 'journey' })
      .thenClaims([], [
        { kind: 'subject', key: 'per-scientist' },
        { kind: 'subject', key: 'per-talent' },
      ]);
  });
});

describe('correcting a case', () => {
  it('keeps old and new of what differs', () => {
    contactCase
      .given(opened)
      .when(
        { type: 'correct-case', title: text('title'), district: 'dist-2', segment: 'seg-1' },
        officer,
      )
      .then({
        type: 'case-corrected',
        correctedBy: 'per-bao',
        before: { district: 'dist-1' },
        after: { district: 'dist-2', segment: 'seg-1' },
      });
  });

  it('is refused where nothing differs', () => {
    contactCase
      .given(opened)
      .when({ type: 'correct-case', title: text('title'), district: 'dist-1' }, officer)
      .thenRefused('nothing-to-correct');
  });

  it('shows in what evaluation is handed', () => {
    const corrected: ContactEvent = {
      type: 'case-corrected',
      correctedBy: 'per-bao',
      before: { district: 'dist-1' },
      after: { district: 'dist-2' },
    };
    const qualified: ContactEvent = { type: 'case-qualified', segment: 's', qualifiedBy: 'per-bao' };
    expect(contact.outcome(stateOf(opened, corrected, qualified))).toMatchObject({
      case: { district: 'dist-2' },
    });
  });
});

describe('handing a case over', () => {
  const proposed: ContactEvent = {
    type: 'hand-over-proposed',
    to: 'per-su',
    proposedBy: 'per-bao',
  };
  const accept = { type: 'accept-hand-over' } as const;

  it('changes its officer once the other accepts', () => {
    contactCase.given(opened).when({ type: 'hand-over', to: 'per-su' }, officer).then(proposed);
    contactCase
      .given(opened, proposed)
      .when(accept, colleague)
      .then({ type: 'case-handed-over', from: 'per-bao', to: 'per-su' });
    const state = stateOf(opened, proposed, {
      type: 'case-handed-over',
      from: 'per-bao',
      to: 'per-su',
    });
    expect(state).toMatchObject({ officerId: 'per-su' });
    expect(state).not.toHaveProperty('handOver');
  });

  it('is accepted by that colleague alone', () => {
    contactCase.given(opened).when(accept, colleague).thenRefused('no-hand-over-proposed');
    contactCase.given(opened, proposed).when(accept, head).thenRefused('successor-only');
    const moved = person('per-su', 'centre-officer', 'unit-else');
    contactCase.given(opened, proposed).when(accept, moved).thenRefused('successor-of-unit-only');
    contactCase
      .given(opened)
      .when({ type: 'hand-over', to: 'per-bao' }, head)
      .thenRefused('already-its-officer');
  });

  it('needs two persons, deputies counted', () => {
    const deputy: Actor = { ...(officer as object), personId: 'per-su', actsFor: 'per-bao' } as Actor;
    const byDeputy: ContactEvent = { ...proposed, proposedBy: 'per-he', proposedFor: 'per-su' };
    contactCase.given(opened, byDeputy).when(accept, colleague).thenRefused('successor-only');
    contactCase.given(opened, proposed).when(accept, deputy).thenRefused('successor-only');
  });

  it('waits for the one it was proposed to', () => {
    expect(contact.waits(stateOf(opened, proposed))).toContainEqual({
      command: 'accept-hand-over',
      personId: 'per-su',
    });
  });
});

describe('the limits', () => {
  it('pass in their order, one event each, and block nothing', () => {
    expect(contact.due(stateOf(opened))?.command.type).toBe('pass-first-response');
    const late: ContactEvent = { type: 'first-response-overdue' };
    expect(contact.due(stateOf(opened, late))).toEqual({
      ...opened.triageDue,
      command: { type: 'pass-triage' },
    });
    contactCase
      .given(opened, touched)
      .when({ type: 'pass-triage' }, clock)
      .then({ type: 'triage-overdue' });
    const overdue: ContactEvent[] = [opened, touched, { type: 'triage-overdue' }];
    expect(contact.due(stateOf(...overdue))).toMatchObject({ command: { type: 'pass-progress' } });
    const all = stateOf(...overdue, { type: 'progress-overdue' });
    expect(contact.due(all)).toBeUndefined();
    contactCase
      .given(...overdue, { type: 'progress-overdue' })
      .when({ type: 'log-touch', on: '2026-06-01', kind: 'call', summary: text('s') }, officer)
      .thenEvents('touch-logged');
  });

  it('count progress anew from each touch', () => {
    const at = '2026-06-16T04:00:00.000Z';
    const { decision } = contactCase
      .given(opened, touched, { type: 'progress-overdue' })
      .when({ type: 'log-touch', on: '2026-06-16', kind: 'call', summary: text('s') }, officer, at);
    const progressDue = day('2026-06-30T16:00:00.000Z');
    expect(decision).toMatchObject({ events: [{ touchId: 'touch-2', progressDue }] });
    if (!decision.ok) throw new Error('a touch is never refused for being late');
    const state = stateOf(opened, touched, { type: 'progress-overdue' }, ...decision.events);
    expect(state).toMatchObject({ progressOverdue: false, progressDue });
  });

  it('that have passed wait for the head of the unit too', () => {
    const byHead = { role: 'centre-head', unitId: 'unit-ipc', except: ['per-bao'] } as const;
    const waits = contact.waits(stateOf(opened, { type: 'first-response-overdue' }));
    expect(waits).toEqual([
      { command: 'log-touch', personId: 'per-bao', due: opened.firstResponseDue.at },
      { command: 'log-touch', ...byHead, due: opened.firstResponseDue.at },
    ]);
    const all = stateOf(opened, touched, { type: 'triage-overdue' }, { type: 'progress-overdue' });
    expect(contact.waits(all)).toEqual([
      { command: 'qualify', personId: 'per-bao', due: opened.triageDue?.at },
      { command: 'log-touch', personId: 'per-bao', due: '2026-06-15T16:00:00.000Z' },
      { command: 'log-touch', ...byHead, due: '2026-06-15T16:00:00.000Z' },
      { command: 'qualify', ...byHead, due: opened.triageDue?.at },
    ]);
  });
});

describe('parking', () => {
  it('needs a day to come', () => {
    contactCase
      .given(opened)
      .when({ type: 'park', until: '2026-06-01', reason: text('r') }, officer)
      .thenRefused('parked-until-the-past', { until: '2026-06-01', today: '2026-06-01' });
  });

  it('rests the limits until the day begins, when the clock itself goes on', () => {
    const state = stateOf(opened, touched, parked);
    expect(contact.waits(state)).toEqual([]);
    expect(contact.due(state)).toEqual({
      at: '2026-08-31T16:00:00.000Z',
      provisional: false,
      command: { type: 'resume' },
    });
    contactCase
      .given(opened, touched, parked)
      .when({ type: 'resume' }, clock, '2026-08-31T16:00:00.000Z')
      .then({
        type: 'case-resumed',
        firstResponseDue: day('2026-09-02T16:00:00.000Z'),
        triageDue: day('2026-09-04T16:00:00.000Z'),
        progressDue: day('2026-09-15T16:00:00.000Z'),
      });
  });

  it('is ended sooner by a person, and the limits count from there', () => {
    const { decision } = contactCase.given(opened, parked).when({ type: 'resume' }, head);
    if (!decision.ok) throw new Error('the head of the unit may resume');
    expect(decision.events).toMatchObject([{ resumedBy: 'per-he' }]);
    expect(decision.events[0]).not.toHaveProperty('progressDue');
    const state = stateOf(opened, parked, ...decision.events);
    expect(state).toMatchObject({ phase: 'open', triageOverdue: false });
    expect(state).not.toHaveProperty('until');
    expect(contact.due(state)?.command.type).toBe('pass-first-response');
  });
});

describe('reopening a dropped case', () => {
  const reopen = { type: 'reopen', reason: text('they-rang') } as const;

  it('takes its subjects again once they were let go', () => {
    contactCase.given(opened, dropped).when(reopen, officer).thenClaims([]);
    contactCase
      .given(opened, dropped, closed)
      .when(reopen, head)
      .thenClaims([{ kind: 'subject', key: 'per-scientist', disclosed }]);
  });

  it('works on it as before, without an outcome', () => {
    const { decision } = contactCase.given(opened, touched, dropped, closed).when(reopen, officer);
    if (!decision.ok) throw new Error('a dropped case may be reopened');
    const state = stateOf(opened, touched, dropped, closed, ...decision.events);
    expect(state).toMatchObject({ phase: 'open', touches: [{ touchId: 'touch-1' }] });
    for (const gone of ['result', 'reason', 'ending']) expect(state).not.toHaveProperty(gone);
    expect(contact.outcome(state)).toBeUndefined();
    const again = contact.evolve(state, dropped, 6);
    expect(contact.outcome(again)).toMatchObject({ kind: 'dropped', version: 6 });
  });

  it('is not for a case that went on and ended later', () => {
    const qualified: ContactEvent = { type: 'case-qualified', segment: 's', qualifiedBy: 'per-bao' };
    contactCase
      .given(opened, touched, qualified, { type: 'case-closed', ending: 'withdrawn' })
      .when(reopen, officer)
      .thenRefused('not-in-this-phase');
  });
});

describe('a restricted case', () => {
  const sees = (viewer: Actor, ...history: ContactEvent[]) =>
    contact.visible.seesCase(viewer, stateOf({ ...opened, disclosure: 'restricted' }, ...history));

  it('is seen by its officer, the head of the unit and leaders only', () => {
    for (const viewer of [officer, head, person('per-any', 'leader')]) {
      expect(sees(viewer)).toBe(true);
    }
    const elsewhere = person('per-any', 'centre-head', 'unit-else');
    const others = [colleague, elsewhere, person('per-any', 'administrator')];
    for (const viewer of others) expect(sees(viewer)).toBe(false);
    const qualified: ContactEvent = { type: 'case-qualified', segment: 's', qualifiedBy: 'per-bao' };
    expect(sees(person('per-any', 'unit-head'), qualified)).toBe(false);
  });

  it('is seen by whoever is to take it over', () => {
    const proposed: ContactEvent = {
      type: 'hand-over-proposed',
      to: 'per-su',
      proposedBy: 'per-bao',
    };
    expect(sees(colleague, proposed)).toBe(true);
  });
});
