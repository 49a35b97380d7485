import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import { say } from '../shared/sentences.js';
import { unitOfficer } from '../negotiation/examples.js';
import { document, historyOf, landingOpened, serviceOfficer } from './examples.js';
import { landing, type Landing, type LandingCommand } from './landing.js';

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
  'pass-milestone': [{ type: 'pass-milestone', milestoneId: 'milestone-2' }, clock],
  'record-entitle-answer': [{ type: 'record-entitle-answer', raisedAtVersion: 4 }, service],
};

const no = 'not-in-this-phase';

const table: { readonly [Each in Phase]: { readonly [Each in Type]: string } } = {
  'not-opened': {
    'open-landing': 'recorded',
    'submit-evidence': no,
    'accept-evidence': no,
    'pass-milestone': 'nothing',
    'record-entitle-answer': 'nothing',
  },
  landing: {
    'open-landing': 'already-opened',
    'submit-evidence': 'recorded',
    'accept-evidence': 'recorded',
    'pass-milestone': 'recorded',
    'record-entitle-answer': 'nothing',
  },
  landed: {
    'open-landing': 'already-opened',
    'submit-evidence': no,
    'accept-evidence': no,
    'pass-milestone': 'nothing',
    'record-entitle-answer': 'nothing',
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
