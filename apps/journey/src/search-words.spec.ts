import { describe, expect, it } from '@jest/globals';
import { containing, searchWords } from './search-words.js';

const words = searchWords([
  {
    kind: 'organisation',
    subjectId: 'org-1',
    name: '内蒙古草原风电ABC（集团）有限公司',
    creditCode: '91150600MA0Q0Q0Q0X',
  },
  { kind: 'person', subjectId: 'person-1' },
]);
const finds = (asked: string) => words.some((word) => containing(asked).test(word));

describe('searching for an organisation', () => {
  it.each([
    ['part of its name', '草原风电'],
    ['its pinyin initials', 'nmgcyfd'],
    ['initials in capitals', 'CYFD'],
    ['its credit code in small letters', '91150600ma0q'],
    ['brackets, taken literally', '（集团'],
  ])('finds it by %s', (_what, asked) => {
    expect(finds(asked)).toBe(true);
  });

  it.each([['.*'], ['草原.风电'], ['(']])(
    'takes %s for what it says, not for a pattern',
    (asked) => {
      expect(finds(asked)).toBe(false);
    },
  );

  it('knows nothing of persons', () => {
    expect(words).toHaveLength(3);
  });
});
