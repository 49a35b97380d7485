import { describe, expect, it } from '@jest/globals';
import { normalisedName } from '../contact/subjects.js';
import {
  coreOfName,
  resemblanceOf,
  wordsKept,
  wordsSought,
  type Comparable,
} from './alike.js';

/** Sounds as a stand-in for pinyin: only 轻 and 清 sound like 氢 here. */
const heardAs = (name: string) => {
  const core = coreOfName(name);
  return { core, sound: core.replace(/[轻清]/gu, '氢') };
};
const named = (...names: string[]): Comparable => ({
  names: names.map(normalisedName),
  heard: names.map(heardAs),
});
const coded = (creditCode: string, ...names: string[]): Comparable => ({ ...named(...names), creditCode });

describe('the core of a name', () => {
  it.each([
    ['鄂尔多斯市绿氢科技有限责任公司', '绿氢科技'],
    ['内蒙古自治区鄂尔多斯市绿氢科技股份有限公司', '绿氢科技'],
    ['内蒙古绿氢科技集团有限公司', '绿氢科技'],
    ['绿氢科技', '绿氢科技'],
    ['绿氢（鄂尔多斯）科技有限公司（示例）', '绿氢鄂尔多斯科技'],
    ['上海宁氢有限公司', '上海宁氢'],
  ])('of %s is %s', (name, core) => {
    expect(coreOfName(name)).toBe(core);
  });

  it.each(['风电', 'ACME Ltd', ''])('of %s says too little', (name) => {
    expect(coreOfName(name)).toBe('');
  });
});

describe('two organisations', () => {
  const kept = coded('91150600MA0000001A', '内蒙古绿氢科技有限公司', '草原氢谷有限公司');

  it.each([
    ['the same name without its code', named('内蒙古 绿氢科技有限公司'), 'same-name'],
    ['a former name', named('草原氢谷有限公司'), 'other-name'],
    ['another place and legal form', named('鄂尔多斯市绿氢科技有限责任公司'), 'like-name'],
    ['a short name', named('绿氢科技'), 'like-name'],
    ['a longer name', named('绿氢科技装备制造有限公司'), 'like-name'],
    ['a name that sounds alike', named('内蒙古绿轻科技有限公司'), 'same-sound'],
    ['another name', named('绿电科技有限公司'), undefined],
    ['the same name under another code', coded('91150600MA0000002B', '内蒙古绿氢科技有限公司'), undefined],
  ] as const)('%s', (_, one, resemblance) => {
    expect(resemblanceOf(one, kept)).toBe(resemblance);
  });

  it('with running numbers are two', () => {
    expect(resemblanceOf(named('示例企业1有限公司'), named('示例企业12有限公司'))).toBeUndefined();
    expect(resemblanceOf(named('示例企业12有限公司'), named('示例企业1有限公司'))).toBeUndefined();
  });

  it('that are alike find one another by words', () => {
    const names = ['内蒙古绿氢科技有限公司', '绿氢科技', '绿轻科技有限公司', '绿氢科技装备制造有限公司'];
    for (const one of names.map(heardAs)) {
      for (const other of names.map(heardAs)) {
        const alike = resemblanceOf(
          { names: ['a'], heard: [one] },
          { names: ['b'], heard: [other] },
        );
        const words = new Set(wordsKept(other));
        expect(wordsSought(one).some((word) => words.has(word))).toBe(alike !== undefined);
      }
    }
  });
});
