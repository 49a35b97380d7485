import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents, noon, person, specify } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import type { ContactCommand, OpenCase } from './commands.js';
import { contact, type Contact, type ContactEvent, type DropReason } from './contact.js';

const text = (textId: string) => ({ textId, digest: `digest-of-${textId}` });

const officer = person('per-bao', 'centre-officer', 'unit-ipc');
const colleague = person('per-su', 'centre-officer', 'unit-ipc');
const head = person('per-he', 'centre-head', 'unit-ipc');
const stranger = person('per-wu', 'centre-head', 'unit-other-centre');
const finance = person('per-qian', 'finance-officer', 'unit-ipc');
const contactService: Actor = { kind: 'service', service: 'contact' };
const journey: Actor = { kind: 'service', service: 'journey' };

const calendar = { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' };
const further = { ...calendar, coverageUntil: '2027-12-31' };

const openCase: OpenCase = {
  type: 'open-case',
  caseId: 'case-1',
  title: text('title'),
  subjects: [
    { kind: 'organisation', subjectId: 'org-n-wind', name: '草原风电' },
    { kind: 'person', subjectId: 'per-scientist' },
  ],
  district: 'dist-kangbashi',
  source: { kind: 'referral', referrerId: 'per-referrer' },
  plannedInvestment: '120000000000',
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
  officerUnitName: { zh: '市投资促进中心', en: 'Investment Promotion Centre' },
  firstResponseWorkingDays: 3,
  calendar,
  packVersion: 'sample-1',
};
const { type: _, ...lead } = openCase;

/** Noon is a Monday: three working days later Thursday ends, UTC+8. */
const firstResponseDue = { at: '2026-06-04T16:00:00.000Z', provisional: false };

const opened: Extract<ContactEvent, { type: 'case-opened' }> = { ...lead, type: 'case-opened', firstResponseDue };
const openedWithSegment: ContactEvent = { ...opened, segment: 'seg-new-energy' };
const contacted: ContactEvent = {
  type: 'contact-added',
  personId: 'per-contact',
  addedBy: 'per-bao',
};
const described: ContactEvent = {
  type: 'intent-described',
  intent: text('intent'),
  describedBy: 'per-bao',
};
const touched: ContactEvent = {
  type: 'touch-logged',
  touchId: 'touch-1',
  loggedBy: 'per-bao',
  on: '2026-06-01',
  kind: 'call',
  summary: text('summary'),
};
const overdue: ContactEvent = { type: 'first-response-overdue' };
const qualified: ContactEvent = {
  type: 'case-qualified',
  segment: 'seg-new-energy',
  qualifiedBy: 'per-bao',
};
const dropped: ContactEvent = {
  type: 'case-dropped',
  reason: 'no-interest',
  droppedBy: 'per-bao',
};
const closed: ContactEvent = { type: 'case-closed', ending: 'completed' };

const logTouch: ContactCommand = {
  type: 'log-touch',
  on: '2026-06-01',
  kind: 'call',
  summary: text('summary'),
};
const qualify: ContactCommand = { type: 'qualify', segment: 'seg-new-energy' };
const drop: ContactCommand = { type: 'drop', reason: 'no-interest' };
const closeCase: ContactCommand = { type: 'close-case', ending: 'completed' };
const passFirstResponse: ContactCommand = { type: 'pass-first-response' };

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
const ready = [contacted, touched, described];

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

type Phase = Contact['phase'];
type Cell = readonly [given: ContactCommand, by: Actor];

const parked: ContactEvent = {
  type: 'case-parked',
  until: '2026-09-01',
  reason: text('board-decides'),
  parkedBy: 'per-bao',
};
const proposed: ContactEvent = {
  type: 'hand-over-proposed',
  to: 'per-su',
  proposedBy: 'per-bao',
};

const worked = [opened, ...ready, proposed];
const histories: Record<Phase, ContactEvent[]> = {
  'not-opened': [],
  open: worked,
  parked: [...worked, parked],
  qualified: [...worked, qualified],
  dropped: [...worked, dropped],
  closed: [...worked, qualified, closed],
};
const other = { officerId: 'per-wu', officerUnitId: 'unit-other-centre' };
const asked: Record<ContactCommand['type'], Cell> = {
  'open-case': [openCase, officer],
  'add-subject': [
    { type: 'add-subject', subject: { kind: 'person', subjectId: 'per-talent' } },
    officer,
  ],
  'add-contact': [{ type: 'add-contact', personId: 'per-other' }, officer],
  'describe-intent': [{ type: 'describe-intent', intent: text('intent') }, officer],
  'correct-case': [{ type: 'correct-case', district: 'dist-else' }, officer],
  'log-touch': [logTouch, officer],
  'hand-over': [{ type: 'hand-over', to: 'per-su' }, officer],
  'accept-hand-over': [{ type: 'accept-hand-over' }, colleague],
  'decline-hand-over': [{ type: 'decline-hand-over' }, colleague],
  'link-case': [{ type: 'link-case', broughtBy: 'case-2', other, chain: ['case-2'] }, officer],
  'record-brought': [{ type: 'record-brought', brought: 'case-3', other }, contactService],
  qualify: [qualify, officer],
  drop: [drop, officer],
  park: [{ type: 'park', until: '2026-09-01', reason: text('board-decides') }, officer],
  resume: [{ type: 'resume' }, officer],
  reopen: [{ type: 'reopen', reason: text('they-rang') }, officer],
  'close-case': [closeCase, journey],
  'take-claims-again': [{ type: 'take-claims-again', evaluationVersion: 7 }, journey],
  'pass-first-response': [passFirstResponse, clock],
  'pass-triage': [{ type: 'pass-triage' }, clock],
  'pass-progress': [{ type: 'pass-progress' }, clock],
  'adopt-calendar': [{ type: 'adopt-calendar', calendar: further }, journey],
};
type Row = Record<ContactCommand['type'], string | readonly string[]>;
const later: Row = {
  ...(Object.fromEntries(Object.keys(asked).map((type) => [type, 'not-in-this-phase'])) as Row),
  'open-case': 'already-opened',
  'record-brought': ['case-linked'],
  'close-case': [],
  'pass-first-response': [],
  'pass-triage': [],
  'pass-progress': [],
  'adopt-calendar': [],
};
const adopting = { 'adopt-calendar': ['calendar-adopted'] };
const linked = { 'link-case': ['case-linked'] };
const claimsAgain = { 'take-claims-again': ['claims-taken-again'] };
/** What each command of the one who may give it meets in each phase: events or a refusal. */
const cells: Record<Phase, Row> = {
  'not-opened': {
    ...later,
    'open-case': ['case-opened'],
    'add-subject': 'officer-or-unit-only',
    'add-contact': 'officer-or-unit-only',
    'describe-intent': 'officer-or-unit-only',
    'log-touch': 'officer-or-unit-only',
    'link-case': 'officer-or-unit-only',
    'record-brought': 'not-in-this-phase',
    'correct-case': 'officer-or-head-only',
    'hand-over': 'officer-or-head-only',
    qualify: 'officer-or-head-only',
    drop: 'officer-or-head-only',
    park: 'officer-or-head-only',
    resume: 'officer-or-head-only',
    reopen: 'officer-or-head-only',
  },
  open: {
    ...later,
    ...linked,
    'add-subject': ['subject-added'],
    'add-contact': ['contact-added'],
    'describe-intent': ['intent-described'],
    'correct-case': ['case-corrected'],
    'log-touch': ['touch-logged'],
    'hand-over': ['hand-over-proposed'],
    'accept-hand-over': ['case-handed-over'],
    'decline-hand-over': ['hand-over-declined'],
    qualify: ['case-qualified'],
    drop: ['case-dropped'],
    park: ['case-parked'],
    ...adopting,
  },
  parked: { ...later, ...linked, ...adopting, drop: ['case-dropped'], resume: ['case-resumed'] },
  qualified: { ...later, ...linked, 'close-case': ['case-closed'], ...claimsAgain },
  dropped: { ...later, reopen: ['case-reopened'], 'close-case': ['case-closed'] },
  closed: later,
};

describe('every command in every phase', () => {
  for (const [phase, row] of Object.entries(cells)) {
    it.each(Object.entries(row))(`${phase}: %s`, (type, expected) => {
      const [command, by] = asked[type as ContactCommand['type']];
      const { when, state } = contactCase.given(...histories[phase as Phase]);
      expect(state.phase).toBe(phase);
      if (typeof expected === 'string') when(command, by).thenRefused(expected);
      else when(command, by).thenEvents(...(expected as ContactEvent['type'][]));
    });
  }

  it('is refused alike by may and by decide', () => {
    for (const phase of Object.keys(histories) as Phase[]) {
      const state = foldEvents(contact, histories[phase]);
      for (const [command] of Object.values(asked)) {
        for (const by of [officer, colleague, head, stranger, finance, journey, clock]) {
          const refusal = contact.may(command.type, { by, at: noon }, state);
          const decision = contact.decide({ ...command, by, at: noon, commandId: 'cmd-1' }, state);
          if (refusal) expect(decision).toMatchObject({ ok: false, code: refusal.code });
          else expect(decision.ok).toBe(true);
        }
      }
    }
  });
});

it('never leaves its phases, and only reopening takes an outcome back, whatever is asked', () => {
  const actor = fc.constantFrom<Actor>(officer, colleague, head, stranger, journey, clock);
  const command = fc.oneof(
    fc.constantFrom<ContactCommand>(...Object.values(asked).map(([one]) => one)),
    fc
      .constantFrom<DropReason>('duplicate', 'other')
      .map((reason): ContactCommand => ({ type: 'drop', reason })),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(command, actor), { maxLength: 25 }), (steps) => {
      let state = contact.initial;
      const history: ContactEvent[] = [];
      for (const [step, by] of steps) {
        const before = contact.outcome(state);
        const decision = contact.decide({ ...step, by, at: noon, commandId: 'cmd-1' }, state);
        if (!decision.ok) continue;
        for (const event of decision.events) {
          history.push(JSON.parse(JSON.stringify(event)) as ContactEvent);
          state = contact.evolve(state, event, history.length);
        }
        const reopened = decision.events.some(({ type }) => type === 'case-reopened');
        if (before) expect(contact.outcome(state)).toEqual(reopened ? undefined : before);
      }
      expect(foldEvents(contact, history)).toEqual(state);
      expect(Object.keys(histories)).toContain(state.phase);
    }),
  );
});
