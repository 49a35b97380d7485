import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import { say } from '../shared/sentences.js';
import {
  centreHead,
  historyOf,
  negotiationOpened,
  officer,
  subsidy,
  textRef,
  unitHead,
} from './examples.js';
import { negotiation, type Negotiation, type NegotiationCommand } from './negotiation.js';

type Phase = Negotiation['phase'];
type Type = NegotiationCommand['type'];

const service = { kind: 'service', service: 'journey' } as const;

/** Each command as somebody gives it who may, with a body that is sound. */
const given: { readonly [Each in Type]: [NegotiationCommand & { type: Each }, Actor] } = {
  'open-negotiation': [{ type: 'open-negotiation', ...negotiationOpened }, service],
  'draft-terms': [{ type: 'draft-terms', clauses: [subsidy] }, officer],
  offer: [{ type: 'offer', validUntil: '2026-06-10' }, officer],
  agree: [{ type: 'agree' }, officer],
  approve: [{ type: 'approve' }, unitHead],
  'send-back': [{ type: 'send-back', reason: textRef('reason-3') }, unitHead],
  sign: [{ type: 'sign' }, centreHead],
  withdraw: [{ type: 'withdraw', reason: 'other' }, centreHead],
  'expire-offer': [{ type: 'expire-offer' }, clock],
  'record-commitment': [{ type: 'record-commitment', raisedAtVersion: 7 }, service],
};

const no = 'not-in-this-phase';
const wait = 'waiting-for-reward';
const ok = 'recorded';
const nil = 'nothing';

const columns: readonly Type[] = [
  'open-negotiation',
  'draft-terms',
  'offer',
  'agree',
  'approve',
  'send-back',
  'sign',
  'withdraw',
  'expire-offer',
  'record-commitment',
];

/** Columns: open, draft, offer, agree, approve, send back, sign, withdraw, expire, commitment. */
const table: { readonly [Each in Phase]: readonly string[] } = {
  'not-opened': [ok, no, no, no, no, no, no, no, no, nil],
  drafting: ['already-opened', ok, ok, no, no, no, no, ok, no, nil],
  offered: ['already-opened', ok, no, ok, no, no, no, ok, ok, nil],
  agreed: ['already-opened', ok, no, no, ok, ok, no, ok, no, nil],
  approved: ['already-opened', ok, no, no, no, no, ok, ok, no, nil],
  'signature-requested': ['already-opened', wait, wait, wait, wait, wait, wait, wait, no, ok],
  signed: ['already-opened', no, no, no, no, no, no, no, no, nil],
  'commitment-refused': ['already-opened', ok, no, no, no, no, no, ok, no, nil],
  withdrawn: ['already-opened', no, no, no, no, no, no, no, no, nil],
};

describe.each(Object.keys(table) as Phase[])('in phase %s', (phase) => {
  it.each(columns.map((type, index) => [type, table[phase][index]] as const))(
    '%s is answered %s',
    (type, expected) => {
      const before = specify(negotiation).given(...historyOf[phase]);
      expect(before.state.phase).toBe(phase);
      const [command, by] = given[type];
      const { decision } = before.when(command, by);
      if (decision.ok) {
        expect(decision.events.length > 0 ? ok : nil).toBe(expected);
        return;
      }
      expect(decision.code).toBe(expected);
      const sentence = negotiation.sentences[decision.code];
      if (!sentence) throw new Error(`no sentence for ${decision.code}`);
      expect(say(sentence, 'zh', decision.details)).not.toMatch(/[{}]/);
      expect(say(sentence, 'en', decision.details)).not.toMatch(/[{}]/);
    },
  );
});

it('has a column for every command', () => {
  expect([...columns].sort()).toEqual(Object.keys(given).sort());
});
