import { describe, expect, it } from '@jest/globals';
import { expectHonestLives } from '#testing/random-lives';
import { foldEvents, noon, specify } from '#testing/specify';
import { clock } from '../shared/actor.js';
import { say } from '../shared/sentences.js';
import type { EvaluationCommand } from './commands.js';
import { evaluation, type Evaluation, type EvaluationEvent } from './evaluation.js';
import {
  ada,
  bo,
  cai,
  centreHead,
  deputy,
  given,
  historyOf,
  otherSecretary,
  outsider,
  secretary,
  service,
} from './examples.js';

type Phase = Evaluation['phase'];
type Type = EvaluationCommand['type'];

const ok = 'recorded';
const nil = 'nothing';
const no = 'not-in-this-phase';
const wait = 'waiting-for-negotiation';
const off = 'not-on-panel';

const phases: readonly Phase[] = [
  'not-opened',
  'awaiting-panel',
  'collecting-opinions',
  'concluded',
  'reopening-requested',
];

/** One row a command, one cell a phase, in the order above: the compiler asks for every row. */
const table: { readonly [Each in Type]: readonly [string, string, string, string, string] } = {
  'open-evaluation': [ok, nil, nil, nil, nil],
  'convene-panel': [no, ok, no, no, wait],
  'draw-panel': [no, ok, no, no, wait],
  'declare-conflict': [off, off, ok, no, wait],
  'give-opinion': [off, off, 'conflict-not-declared', no, wait],
  'amend-opinion': [off, off, ok, no, wait],
  recuse: [off, off, ok, no, wait],
  'replace-expert': [no, no, 'nobody-to-replace', no, wait],
  extend: [no, no, ok, no, wait],
  conclude: [no, no, ok, no, wait],
  reopen: [no, no, no, ok, wait],
  'pass-opinion-deadline': [no, no, ok, no, wait],
  'adopt-calendar': [nil, ok, ok, nil, nil],
  'record-step-back': [nil, nil, nil, nil, ok],
  'record-claims-taken': [nil, nil, nil, nil, nil],
};

const numbered = phases.map((phase, index) => [phase, index] as const);

describe.each(numbered)('in phase %s', (phase, index) => {
  it.each((Object.keys(table) as Type[]).map((type) => [type, table[type][index]] as const))(
    '%s is answered %s',
    (type, expected) => {
      const before = specify(evaluation).given(...historyOf[phase]);
      expect(before.state.phase).toBe(phase);
      const [command, by] = given[type];
      const { decision } = before.when(command, by);
      if (decision.ok) {
        expect(decision.events.length > 0 ? ok : nil).toBe(expected);
        return;
      }
      expect(decision.code).toBe(expected);
      const sentence = evaluation.sentences[decision.code];
      if (!sentence) throw new Error(`no sentence for ${decision.code}`);
      expect(say(sentence, 'zh', decision.details)).not.toMatch(/[{}]/);
      expect(say(sentence, 'en', decision.details)).not.toMatch(/[{}]/);
    },
  );
});

it('has a column for every phase', () => {
  expect([...phases].sort()).toEqual(Object.keys(historyOf).sort());
});

describe('every command in every phase, by anybody', () => {
  const anybody = [
    secretary,
    otherSecretary,
    deputy,
    centreHead,
    ada,
    cai,
    outsider,
    service,
    clock,
  ];

  it('is refused by decide just as may says', () => {
    for (const phase of phases) {
      const state = foldEvents(evaluation, historyOf[phase]);
      for (const [command] of Object.values(given)) {
        for (const by of anybody) {
          const refusal = evaluation.may(command.type, { by, at: noon }, state);
          const decision = evaluation.decide({ ...command, by, at: noon, commandId: 'cmd' }, state);
          if (refusal) expect(decision).toEqual(refusal);
          // The one body above that is sound for an expert and not for the secretary.
          else if (!decision.ok) expect(decision.code).toBe('expert-to-recuse-needed');
        }
      }
    }
  });

  it('leaves the clock, services and persons to what is theirs', () => {
    for (const phase of phases) {
      const state = foldEvents(evaluation, historyOf[phase]);
      for (const type of Object.keys(table) as Type[]) {
        const isPersons = evaluation.commands.includes(type);
        for (const by of anybody) {
          if ((by.kind === 'person') === isPersons) continue;
          if (!isPersons && by.kind !== 'person' && given[type][1].kind === by.kind) continue;
          expect(evaluation.may(type, { by, at: noon }, state)).toBeDefined();
        }
      }
    }
  });
});

it('lives honestly, whatever is asked in whatever order', () => {
  const others = [otherSecretary, deputy, outsider, bo];
  expectHonestLives<Evaluation, EvaluationCommand, EvaluationEvent, unknown>(evaluation, {
    given: { ...given, 'bo declares': [given['declare-conflict'][0], bo] },
    others,
  });
});
