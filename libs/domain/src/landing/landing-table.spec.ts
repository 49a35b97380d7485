import { describe, expect, it } from '@jest/globals';
import { expectHonestLives } from '#testing/random-lives';
import { specify } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import { say } from '../shared/sentences.js';
import { textRef, unitHead, unitOfficer } from '../negotiation/examples.js';
import { document, historyOf, landingOpened, serviceOfficer } from './examples.js';
import type { LandingCommand } from './commands.js';
import { landing, type Landing } from './landing.js';

type Phase = Landing['phase'];
type Type = LandingCommand['type'];

const service = { kind: 'service', service: 'journey' } as const;

/** Each command as somebody gives it who may, with a body that is sound. */
const given: { readonly [Each in Type]: [LandingCommand & { type: Each }, Actor] } = {
  'open-landing': [{ type: 'open-landing', ...landingOpened }, service],
  'submit-evidence': [
    { type: 'submit-evidence', milestoneId: 'milestone-1', kind: 'acceptance-record', document },
    serviceOfficer,
  ],
  'accept-evidence': [{ type: 'accept-evidence', milestoneId: 'milestone-1' }, unitOfficer],
  'return-evidence': [
    { type: 'return-evidence', milestoneId: 'milestone-1', reason: textRef('reason-4') },
    unitOfficer,
  ],
  'extend-milestone': [
    {
      type: 'extend-milestone',
      milestoneId: 'milestone-1',
      dueOn: '2027-03-31',
      reason: textRef('reason-5'),
    },
    unitHead,
  ],
  'fail-milestone': [
    { type: 'fail-milestone', milestoneId: 'milestone-1', reason: textRef('reason-6') },
    unitHead,
  ],
  'suspend-clause': [
    { type: 'suspend-clause', clauseId: 'clause-1', reason: textRef('reason-7') },
    unitHead,
  ],
  'resume-clause': [
    { type: 'resume-clause', clauseId: 'clause-1', reason: textRef('reason-8') },
    unitHead,
  ],
  'pass-milestone': [{ type: 'pass-milestone', milestoneId: 'milestone-2' }, clock],
  'record-entitle-answer': [{ type: 'record-entitle-answer', raisedAtVersion: 4 }, service],
  'record-lapse-answer': [{ type: 'record-lapse-answer', raisedAtVersion: 4 }, service],
  'record-hold-answer': [
    { type: 'record-hold-answer', raisedAtVersion: 4, lockedPayments: [] },
    service,
  ],
};

const no = 'not-in-this-phase';

const table: { readonly [Each in Phase]: { readonly [Each in Type]: string } } = {
  'not-opened': {
    'open-landing': 'recorded',
    'submit-evidence': no,
    'accept-evidence': no,
    'return-evidence': no,
    'extend-milestone': no,
    'fail-milestone': no,
    'suspend-clause': no,
    'resume-clause': no,
    'pass-milestone': 'nothing',
    'record-entitle-answer': 'nothing',
    'record-lapse-answer': 'nothing',
    'record-hold-answer': 'nothing',
  },
  landing: {
    'open-landing': 'already-opened',
    'submit-evidence': 'recorded',
    'accept-evidence': 'recorded',
    'return-evidence': 'recorded',
    'extend-milestone': 'recorded',
    'fail-milestone': 'recorded',
    'suspend-clause': 'recorded',
    'resume-clause': 'clause-not-suspended',
    'pass-milestone': 'recorded',
    'record-entitle-answer': 'nothing',
    'record-lapse-answer': 'nothing',
    'record-hold-answer': 'nothing',
  },
  landed: {
    'open-landing': 'already-opened',
    'submit-evidence': no,
    'accept-evidence': no,
    'return-evidence': no,
    'extend-milestone': no,
    // Only out of a suspension.
    'fail-milestone': 'already-entitled',
    'suspend-clause': 'recorded',
    'resume-clause': 'clause-not-suspended',
    'pass-milestone': 'nothing',
    'record-entitle-answer': 'nothing',
    'record-lapse-answer': 'nothing',
    'record-hold-answer': 'nothing',
  },
  failed: {
    'open-landing': 'already-opened',
    'submit-evidence': no,
    'accept-evidence': no,
    'return-evidence': no,
    'extend-milestone': no,
    'fail-milestone': no,
    'suspend-clause': no,
    'resume-clause': no,
    'pass-milestone': 'nothing',
    'record-entitle-answer': 'nothing',
    'record-lapse-answer': 'nothing',
    'record-hold-answer': 'nothing',
  },
};

describe.each(Object.keys(table) as Phase[])('in phase %s', (phase) => {
  it.each(Object.entries(table[phase]) as [Type, string][])(
    '%s is answered %s',
    (type, expected) => {
      const before = specify(landing).given(...historyOf[phase]);
      expect(before.state.phase).toBe(phase);
      const [command, by] = given[type];
      const { decision } = before.when(command, by);
      if (decision.ok) {
        expect(decision.events.length > 0 ? 'recorded' : 'nothing').toBe(expected);
        return;
      }
      expect(decision.code).toBe(expected);
      const sentence = landing.sentences[decision.code];
      if (!sentence) throw new Error(`no sentence for ${decision.code}`);
      expect(say(sentence, 'zh', decision.details)).not.toMatch(/[{}]/);
      expect(say(sentence, 'en', decision.details)).not.toMatch(/[{}]/);
    },
  );
});

it('lives honestly, whatever is asked in whatever order', () => {
  expectHonestLives(landing, { given, others: [clock, service] });
});
