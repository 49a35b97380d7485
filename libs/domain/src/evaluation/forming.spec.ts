import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { specify } from '#testing/specify';
import { say } from '../shared/sentences.js';
import { conflictsOf, type ConflictGround } from './conflicts.js';
import { drawOf } from './draw.js';
import { evaluation } from './evaluation.js';
import {
  concluded,
  experts,
  given,
  opened,
  opening,
  otherExperts,
  panelFacts,
  registered,
  recusal,
  reopened,
  reopeningRequested,
  secretary,
  seed,
  withOpinions,
} from './examples.js';
import type { RegisteredExpert } from './expert.js';

const panel = specify(evaluation);
const [convenePanel] = given['convene-panel'];
const [drawPanel] = given['draw-panel'];
const [replaceAda] = given['replace-expert'];
const { case: facts } = opening;

/** The register with this entry in place of the expert's usual one. */
const knowing = (...changed: RegisteredExpert[]) => ({
  ...panelFacts,
  register: [
    ...panelFacts.register.filter((one) => changed.every((other) => other.expertId !== one.expertId)),
    ...changed,
  ],
});

describe('a panel', () => {
  it('is seated from the register of experts, and from those who serve', () => {
    const convening = panel.given(opened);
    convening
      .when({ ...convenePanel, experts: ['per-ada', 'per-bo', 'per-nobody'] }, secretary)
      .thenRefused('expert-not-registered', { experts: ['per-nobody'] });
    convening
      .when({ ...convenePanel, ...knowing(registered('per-bo', { active: false })) }, secretary)
      .thenRefused('expert-retired', { experts: ['per-bo'] });
  });

  it('asks the register about who is seated anew, not about who sits already', () => {
    const history = [...withOpinions(70, 70), recusal('per-ada')];
    const retired = knowing(registered('per-bo', { active: false }));
    panel.given(...history).when({ ...replaceAda, ...retired }, secretary).thenEvents('expert-replaced');
    panel
      .given(...history)
      .when({ ...replaceAda, expertId: 'per-nobody' }, secretary)
      .thenRefused('expert-not-registered', { experts: ['per-nobody'] });
  });
});

describe('a computed conflict', () => {
  const ties = { subjects: ['rp-1', 'org-1'], referrers: ['rp-2', 'org-2'], otherCases: ['rp-3'] };
  const employed = (...organisationIds: string[]) => ({
    employers: [{ name: '示例研究院', organisationIds }],
  });
  const grounds: readonly (readonly [Partial<RegisteredExpert>, readonly ConflictGround[]])[] = [
    [{}, []],
    [{ entryIds: ['rp-9', 'rp-1'] }, ['is-subject']],
    [{ expertId: 'rp-1' }, ['is-subject']],
    [{ entryIds: ['rp-2'] }, ['is-referrer']],
    [employed('org-1'), ['works-for-subject']],
    [employed('org-n-1', 'org-1'), ['works-for-subject']],
    [employed('org-2'), ['works-for-referrer']],
    [{ unitId: facts.officerUnitId }, ['of-the-bringing-unit']],
    [{ expertId: facts.officerId }, ['of-the-bringing-unit']],
    [{ entryIds: ['rp-3'] }, ['tied-through-another-case']],
    [{ entryIds: ['rp-1'], ...employed('org-1') }, ['is-subject', 'works-for-subject']],
  ];

  it.each(grounds)('of an expert with %j: %j', (change, expected) => {
    expect(conflictsOf(registered('per-ada', change), facts, ties)).toEqual(expected);
  });

  it('keeps the expert off the panel under every alias, and tells the secretary who and why', () => {
    const alias = registered('per-bo', { entryIds: ['rp-of-per-bo', 'per-scientist'] });
    const colleague = registered('per-cai', employed('per-referrer'));
    const { decision } = panel
      .given(opened)
      .when({ ...convenePanel, ...knowing(alias, colleague) }, secretary);
    if (decision.ok) throw new Error('the panel was seated');
    expect(decision).toMatchObject({
      code: 'expert-conflicted',
      details: { experts: ['per-bo', 'per-cai'] },
    });
    const { 'expert-conflicted': sentence } = evaluation.sentences;
    if (!sentence) throw new Error('no sentence');
    expect(say(sentence, 'zh', decision.details)).toBe(
      '以下专家与本事项有利害关系，应当回避：per-bo（本人是引进对象）、per-cai（任职于引荐单位）。',
    );
    expect(say(sentence, 'en', decision.details)).toBe(
      'These experts are too close to the case to sit on its panel: per-bo (is a subject), ' +
        'per-cai (works for who brought the case).',
    );
  });
});

describe('a panel by lot', () => {
  it('is drawn from everybody who can sit, with what it takes to draw again', () => {
    const { decision } = panel.given(opened).when(drawPanel, secretary);
    if (!decision.ok) throw new Error(decision.code);
    const [event] = decision.events;
    if (event?.type !== 'panel-convened' || !event.drawn) throw new Error('no panel was drawn');
    const { drawn } = event;
    // Not the subject, the referrer or the secretary.
    const able = [...experts, ...otherExperts, 'per-out', 'per-sec-2', 'per-deputy'];
    expect(drawn).toEqual({ seed, candidates: able.sort() });
    expect(event.experts).toEqual(drawOf(drawn, 3));
    const { state } = panel.given(opened, event);
    expect(state).toMatchObject({ drawn, seats: event.experts.map((expertId) => ({ expertId })) });
  });

  it('tells nobody whom it left out or why: the event names only who could sit', () => {
    const { decision } = panel.given(opened).when(drawPanel, secretary);
    expect(JSON.stringify(decision)).not.toMatch(/scientist|referrer|is-subject/);
  });

  it('keeps to the fields, leaves out the retired and the first panel', () => {
    const only = knowing(
      registered('per-ada', { fields: ['seg-2'] }),
      registered('per-bo', { fields: ['seg-2', 'seg-3'] }),
      registered('per-cai', { fields: ['seg-2'], active: false }),
    );
    panel
      .given(opened)
      .when({ ...drawPanel, ...only, fields: ['seg-2'] }, secretary)
      .thenRefused('too-few-experts', { size: 3, able: 2 });
    const second = [...withOpinions(70, 70), concluded, reopeningRequested, reopened];
    const { decision } = panel.given(...second).when(drawPanel, secretary);
    const [event] = decision.ok ? decision.events : [];
    const drawn = event?.type === 'panel-convened' ? event.experts : [];
    expect(drawn).toHaveLength(3);
    expect(drawn.filter((expertId) => experts.includes(expertId))).toEqual([]);
  });

  it('has a size the rubric allows', () => {
    const drawing = (size: number) => panel.given(opened).when({ ...drawPanel, size }, secretary);
    drawing(4).thenRefused('panel-size-even', { size: 4 });
    drawing(7).thenRefused('panel-size-outside-rubric', { size: 7, min: 3, max: 5 });
  });
});

describe('the lot', () => {
  const anySeed = fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'),
    minLength: 64,
    maxLength: 64,
  });
  const anyPool = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 5, maxLength: 40 });

  it('draws as many as asked for, each once, the same for the same seed in whatever order', () => {
    fc.assert(
      fc.property(anySeed, anyPool, fc.integer({ min: 0, max: 5 }), (from, candidates, size) => {
        const drawn = drawOf({ seed: from, candidates }, size);
        expect(new Set(drawn).size).toBe(size);
        expect(drawn.filter((one) => !candidates.includes(one))).toEqual([]);
        expect(drawOf({ seed: from, candidates: [...candidates].reverse() }, size)).toEqual(drawn);
      }),
    );
  });

  it('favours nobody: over 6,000 seeds each of ten is drawn about as often as any other', () => {
    const candidates = [...'abcdefghij'];
    const times = new Map(candidates.map((one) => [one, 0]));
    for (let round = 0; round < 6000; round += 1) {
      const nth = round.toString(16).padStart(64, '0');
      for (const one of drawOf({ seed: nth, candidates }, 3)) times.set(one, (times.get(one) ?? 0) + 1);
    }
    // 1,800 each; the chi-square of nine degrees of freedom stays below 27.9 in 999 of 1,000 fair lots.
    const chiSquare = [...times.values()].reduce((sum, n) => sum + (n - 1800) ** 2 / 1800, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });

  it('needs a seed and enough to draw from', () => {
    expect(() => drawOf({ seed: 'abc', candidates: ['a'] }, 1)).toThrow('64 hex digits');
    expect(() => drawOf({ seed, candidates: ['a', 'a'] }, 2)).toThrow('fewer candidates');
  });
});
