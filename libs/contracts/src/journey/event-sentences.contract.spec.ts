import { describe, expect, it } from '@jest/globals';
import { everyEvent } from '#domain/journey/examples';
import { sentenceOf, tellings } from '#domain/journey/event-sentences';
import { stageNames } from '#domain/journey/stages';
import { ContactEvent } from '../contact/events.js';
import { EvaluationEvent } from '../evaluation/events.js';
import { LandingEvent } from '../landing/events.js';
import { NegotiationEvent } from '../negotiation/events.js';
import { RewardEvent } from '../reward/events.js';

const contracts = {
  contact: ContactEvent,
  evaluation: EvaluationEvent,
  negotiation: NegotiationEvent,
  landing: LandingEvent,
  reward: RewardEvent,
};

describe.each(stageNames)('the sentences of %s', (stage) => {
  it('cover every event of the contract, and nothing else', () => {
    const types = contracts[stage].options.map((option) => option.shape.type.value);
    expect(Object.keys(tellings[stage]).sort()).toEqual([...types].sort());
  });

  it.each(everyEvent[stage].map((event) => [event.type, event] as const))(
    '%s is told whole in both languages',
    (_type, event) => {
      expect(contracts[stage].safeParse(event)).toMatchObject({ success: true });
      const { zh, en } = sentenceOf(stage, event);
      expect(zh).toMatch(/^.*[\u4e00-\u9fff].*。$/);
      expect(en).toMatch(/^[\x20-\x7e]+\.$/);
      for (const sentence of [zh, en]) expect(sentence).not.toMatch(/undefined|NaN|object|[{}]/);
    },
  );
});

describe('what sentences are filled with', () => {
  const { reward, negotiation, contact } = everyEvent;
  const told = (stage: 'contact' | 'negotiation' | 'reward', type: string) => {
    const event = { contact, negotiation, reward }[stage].find((one) => one.type === type);
    if (!event) throw new Error(`no example of ${type}`);
    return sentenceOf(stage, event);
  };

  it('shows amounts in 万元, exactly', () => {
    expect(told('negotiation', 'terms-signed').zh).toContain('123 万元');
    expect(told('reward', 'payment-prepared').zh).toContain(' 3 万元');
    expect(sentenceOf('reward', { type: 'reward-settled', paid: '1234500' } as never).zh).toContain(
      '1.2345 万元',
    );
    expect(sentenceOf('reward', { type: 'reward-settled', paid: '7' } as never).en).toContain(
      'CNY 0.000007 wan',
    );
  });

  it('names the last day of a time limit, not the day after', () => {
    expect(told('contact', 'case-opened').en).toContain('2026-06-04');
  });

  it('leaves out what a refused commitment does not say', () => {
    const bare = { type: 'commitment-refused', code: 'fund-unknown' };
    expect(sentenceOf('negotiation', bare)).toEqual({
      zh: '资金未能落实。',
      en: 'The funds could not be committed.',
    });
  });
});
