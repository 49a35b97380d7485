import { describe, expect, it } from '@jest/globals';
import { expectHonestLives } from '#testing/random-lives';
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
  unitOfficer,
} from './examples.js';
import type { NegotiationCommand } from './commands.js';
import { negotiation, type Negotiation } from './negotiation.js';

type Phase = Negotiation['phase'];
type Type = NegotiationCommand['type'];

const service = { kind: 'service', service: 'journey' } as const;

/** Each command as somebody gives it who may, with a body that is sound. */
const given: { readonly [Each in Type]: [NegotiationCommand & { type: Each }, Actor] } = {
  'open-negotiation': [{ type: 'open-negotiation', ...negotiationOpened }, service],
  'draft-terms': [{ type: 'draft-terms', clauses: [subsidy] }, officer],
  'record-review': [
    { type: 'record-review', on: '2026-06-01', basis: textRef('basis-1'), result: 'passed' },
    unitOfficer,
  ],
  offer: [{ type: 'offer', validUntil: '2026-06-10' }, officer],
  'record-counter': [
    { type: 'record-counter', from: 'other-side', points: textRef('points-1') },
    officer,
  ],
  agree: [{ type: 'agree' }, officer],
  approve: [{ type: 'approve' }, unitHead],
  'send-back': [{ type: 'send-back', reason: textRef('reason-3') }, unitHead],
  sign: [{ type: 'sign' }, centreHead],
  'attach-scan': [
    {
      type: 'attach-scan',
      document: { documentId: 'document-1', digest: 'b2', bytes: 1, name: textRef('name-2') },
    },
    officer,
  ],
  withdraw: [{ type: 'withdraw', reason: 'no-funds' }, centreHead],
  'expire-offer': [{ type: 'expire-offer' }, clock],
  'record-commitment': [{ type: 'record-commitment', raisedAtVersion: 8 }, service],
  'step-back': [{ type: 'step-back', evaluationVersion: 5 }, service],
};

const no = 'not-in-this-phase';
const wait = 'waiting-for-reward';
const ok = 'recorded';
const nil = 'nothing';
const late = 'signing-requested';
const gone = 'negotiation-withdrawn';

const columns: readonly Type[] = [
  'open-negotiation',
  'draft-terms',
  'record-review',
  'offer',
  'record-counter',
  'agree',
  'approve',
  'send-back',
  'sign',
  'attach-scan',
  'withdraw',
  'expire-offer',
  'record-commitment',
  'step-back',
];

/** Columns: open, draft, review, offer, counter, agree, approve, send back, sign, scan, withdraw, expire, commitment, step back. */
const table: { readonly [Each in Phase]: readonly string[] } = {
  'not-opened': [ok, no, no, no, no, no, no, no, no, no, no, no, nil, nil],
  drafting: [nil, ok, ok, ok, no, no, no, no, no, no, ok, no, nil, ok],
  offered: [nil, ok, no, no, ok, ok, no, no, no, no, ok, ok, nil, ok],
  agreed: [nil, ok, no, no, no, no, ok, ok, no, no, ok, no, nil, ok],
  approved: [nil, ok, no, no, no, no, no, no, ok, no, ok, no, nil, ok],
  'signature-requested': [nil, wait, wait, wait, wait, wait, wait, wait, wait, wait, wait, no, ok, late],
  signed: [nil, no, no, no, no, no, no, no, no, ok, no, no, nil, late],
  'commitment-refused': [nil, ok, no, no, no, no, no, no, no, no, ok, no, nil, ok],
  'stepped-back': [nil, no, no, no, no, no, no, no, no, no, no, no, nil, nil],
  withdrawn: [nil, no, no, no, no, no, no, no, no, no, no, no, nil, gone],
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

it('lives honestly, whatever is asked in whatever order', () => {
  expectHonestLives(negotiation, { given, others: [unitOfficer, clock] });
});
