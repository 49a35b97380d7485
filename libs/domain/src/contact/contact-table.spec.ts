import { describe, expect, it } from '@jest/globals';
import { expectHonestLives } from '#testing/random-lives';
import { foldEvents, noon, specify } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import type { ContactCommand } from './commands.js';
import { contact, type Contact, type ContactEvent } from './contact.js';
import {
  closeCase,
  closed,
  colleague,
  contactService,
  cv,
  drop,
  dropped,
  fileDocument,
  filed,
  finance,
  further,
  head,
  journey,
  logTouch,
  officer,
  openCase,
  opened,
  passFirstResponse,
  qualified,
  qualify,
  ready,
  stranger,
  text,
  withdrawDocument,
} from './examples.js';

const contactCase = specify(contact);

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

const worked = [opened, ...ready, filed, proposed];
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
  'file-document': [{ ...fileDocument, document: cv }, officer],
  'withdraw-document': [withdrawDocument, officer],
  'record-brought': [{ type: 'record-brought', brought: 'case-3', other }, contactService],
  qualify: [qualify, officer],
  drop: [drop, officer],
  park: [{ type: 'park', until: '2026-09-01', reason: text('board-decides') }, officer],
  resume: [{ type: 'resume' }, officer],
  reopen: [{ type: 'reopen', reason: text('they-rang') }, officer],
  'take-back': [{ type: 'take-back', takenBackBy: 'per-bao' }, contactService],
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
const filing = { 'file-document': ['document-filed'] };
const withdrawing = { 'withdraw-document': ['document-withdrawn'] };
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
    'file-document': 'officer-or-unit-only',
    'withdraw-document': 'officer-or-unit-only',
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
    ...filing,
    ...withdrawing,
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
    'take-back': 'worked-on-since',
  },
  parked: {
    ...later,
    ...linked,
    ...filing,
    ...withdrawing,
    ...adopting,
    drop: ['case-dropped'],
    resume: ['case-resumed'],
  },
  qualified: {
    ...later,
    ...linked,
    ...filing,
    'withdraw-document': 'documents-before-panel',
    'close-case': ['case-closed'],
    ...claimsAgain,
  },
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

it('lives honestly, whatever is asked in whatever order', () => {
  expectHonestLives(contact, { given: asked, others: [head, stranger, finance], longest: 40 });
});
