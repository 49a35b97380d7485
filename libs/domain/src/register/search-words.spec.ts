import { describe, expect, it } from '@jest/globals';
import { person } from '#testing/specify';
import type { PersonActor } from '#domain/shared/actor';
import { readAsked, wordsOfPerson } from './search-words.js';
import { registerSight } from './sight.js';

const ouyang = { name: '欧阳娜（示例）', initials: 'oyn', full: 'ouyangna' };

describe('the words a person is found by', () => {
  it('are parts of the name and its sounds, and the tail of the telephone', () => {
    expect(wordsOfPerson([ouyang], '1388000')).toEqual([
      'name:欧阳',
      'name:欧阳娜',
      'name:阳娜',
      'initials:oy',
      'initials:oyn',
      'initials:yn',
      'pinyin:ouyangna',
      'tail:8000',
      'tail:88000',
      'tail:388000',
      'tail:1388000',
    ]);
  });

  it('never are a single character: its frequency would tell', () => {
    expect(wordsOfPerson([ouyang], undefined).every((word) => word.split(':')[1]!.length > 1)).toBe(
      true,
    );
    expect(wordsOfPerson([], '123')).toEqual([]);
  });

  it('stay few for an endless name', () => {
    const name = '长'.repeat(200);
    expect(wordsOfPerson([{ name, initials: '', full: '' }], undefined).length).toBeLessThan(200);
  });
});

describe('what was typed into the search box', () => {
  it.each([
    ['欧阳', ['name:欧阳']],
    ['　欧阳娜（示例）　', ['name:欧阳娜']],
    ['OYN', ['initials:oyn', 'pinyin:oyn', 'name:oyn']],
    ['８０００', ['tail:8000']],
    ['138 0013 8000', ['tail:13800138000']],
    ['娜', []],
    ['12', []],
    ['1101０５19491231００２ｘ', []],
    ['', []],
  ])('%j is looked for as %j', (typed, people) => {
    expect(readAsked(typed).people).toEqual(people);
  });

  it('finds what `wordsOfPerson` says, for every part of a name', () => {
    const words = wordsOfPerson([ouyang], '13800138000');
    for (const typed of ['欧阳', '欧阳娜', '阳娜', 'oyn', 'oy', 'ouyangna', '8000', '00138000']) {
      const { people } = readAsked(typed);
      expect([typed, people.some((word) => words.includes(word))]).toEqual([typed, true]);
    }
  });

  it('knows a whole identity number, however it is typed', () => {
    expect(readAsked('1101０５19491231００２ｘ').idNumber).toBe('11010519491231002X');
  });
});

describe('whom a viewer finds', () => {
  it('is everybody for readers, else their unit’s own', () => {
    const sight = (role: Parameters<typeof person>[1]) =>
      registerSight(person('p-1', role, 'u-1') as PersonActor);
    expect(sight('leader')).toEqual({ finds: 'everybody' });
    const persons = { personIds: ['p-1'], headOf: [] };
    const own = { finds: 'own', unitId: 'u-1', ...persons, fromSheets: false, payees: false };
    expect(sight('unit-officer')).toEqual(own);
    expect(sight('centre-officer')).toEqual({ ...own, fromSheets: true });
    expect(sight('centre-head')).toEqual({ ...own, headOf: ['u-1'], fromSheets: true });
    expect(sight('finance-head')).toEqual({ ...own, payees: true });
  });
});
