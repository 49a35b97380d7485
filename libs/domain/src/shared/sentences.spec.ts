import { describe, expect, it } from '@jest/globals';
import { contact } from '../contact/contact.js';
import { leadImport } from '../contact/lead-import.js';
import { evaluation } from '../evaluation/evaluation.js';
import { expert } from '../evaluation/expert.js';
import { landing } from '../landing/landing.js';
import { negotiation } from '../negotiation/negotiation.js';
import { batch } from '../reward/batch.js';
import { fund } from '../reward/fund.js';
import { reward } from '../reward/reward.js';
import { say } from './sentences.js';

const sentence = { zh: '缺：{missing}（{phase}）', en: 'missing: {missing} ({phase})' };

describe('a sentence', () => {
  it('is filled from the details of its refusal', () => {
    expect(say(sentence, 'zh', { missing: 'touch', phase: 1 })).toBe('缺：touch（1）');
    expect(say(sentence, 'en', { missing: 'touch', phase: 1 })).toBe('missing: touch (1)');
  });

  it('lists several words as the language does', () => {
    const details = { missing: ['touch', 'segment'], phase: 'open' };
    expect(say(sentence, 'zh', details)).toBe('缺：touch、segment（open）');
    expect(say(sentence, 'en', details)).toBe('missing: touch, segment (open)');
  });

  it('leaves a missing detail visible', () => {
    expect(say(sentence, 'en', { phase: 'open' })).toBe('missing: {missing} (open)');
  });

  it('takes a detail as it is, even where it looks like a pattern', () => {
    const details = { missing: '$&', phase: '{missing}' };
    expect(say(sentence, 'en', details)).toBe('missing: $& ({missing})');
  });
});

describe.each([
  contact,
  leadImport,
  evaluation,
  expert,
  negotiation,
  landing,
  reward,
  fund,
  batch,
])('the sentences of $name', ({ sentences }) => {
  it.each(Object.entries(sentences))('%s reads the same details in both languages', (code, said) => {
    // A name that comes in both languages is `{unitZh}` in one sentence and `{unitEn}` in the other.
    const named = (words: string) =>
      (words.match(/\{\w+\}/g) ?? []).map((detail) => detail.replace(/(Zh|En)\}$/, '}')).sort();
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(said.zh).toMatch(/[\u4e00-\u9fff].*。$/u);
    expect(said.en).toMatch(/^[A-Z{].*[.]$/);
    expect(named(said.zh)).toEqual(named(said.en));
  });
});
