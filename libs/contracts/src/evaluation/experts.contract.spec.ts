import { describe, expect, it } from '@jest/globals';
import type * as domain from '#domain/evaluation/expert';
import { ChangeExpert, EnterExpert, ExpertEvent, RetireExpert } from './experts.js';

/** The compiler holds contract and domain together: what one says the other can say, both ways. */
const fromDomain = (event: domain.ExpertEvent): ExpertEvent => event;
const toDomain = (event: ExpertEvent): domain.ExpertEvent => event;

const entry = {
  unitId: 'expert-committee',
  fields: ['new-energy'],
  entryIds: ['rp-1'],
  employers: [
    { name: '示例研究院', creditCode: '91350100M000100Y43', organisationIds: ['org-1', 'org-n-1'] },
  ],
};

const events: Record<domain.ExpertEvent['type'], domain.ExpertEvent> = {
  'expert-entered': { type: 'expert-entered', expertId: 'p-1', sample: true, ...entry },
  'expert-changed': { type: 'expert-changed', ...entry },
  'expert-retired': { type: 'expert-retired', reason: { textId: 'cmd.reason', digest: 'a1' } },
  'expert-reinstated': { type: 'expert-reinstated' },
};

describe('the register of experts', () => {
  it.each(Object.values(events))('$type passes the wire unchanged', (event) => {
    const received = ExpertEvent.parse(JSON.parse(JSON.stringify(fromDomain(event))));
    expect(toDomain(received)).toEqual(event);
  });

  const stated = { ...entry, employers: [{ name: ' 示例研究院 ' }] };

  it('takes an entry as it is stated', () => {
    expect(EnterExpert.parse(stated).employers).toEqual([{ name: '示例研究院' }]);
    expect(ChangeExpert.parse(stated)).toEqual(EnterExpert.parse(stated));
    expect(RetireExpert.parse({ reason: ' 示例 ' })).toEqual({ reason: '示例' });
  });

  it.each([
    ['an expert without a field', { ...stated, fields: [] }],
    ['an alias by name', { ...stated, entryIds: ['张三'] }],
    ['a name of one’s own', { ...stated, name: '张三' }],
    ['ids of one’s own making', entry],
  ])('refuses %s', (_what, body) => {
    expect(EnterExpert.safeParse(body).success).toBe(false);
  });
});
