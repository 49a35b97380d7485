import { normalisedName } from '../contact/subjects.js';

/** Why one organisation may be another; a person decides whether it is. */
export const resemblances = ['same-name', 'other-name', 'like-name', 'same-sound'] as const;
export type Resemblance = (typeof resemblances)[number];

/** A name with its sound in pinyin, which the caller works out. */
export interface HeardName {
  readonly core: string;
  readonly sound: string;
}

/** What is compared of an organisation: all of it is public. */
export interface Comparable {
  /** Names as `normalisedName` writes them, its own first, then former and short ones. */
  readonly names: readonly string[];
  readonly heard: readonly HeardName[];
  readonly creditCode?: string;
}

const shortestCore = 3;
/** A short name tells something from here on. */
const shortestStart = 4;
const longestStart = 12;

const provinces =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门';
const place = new RegExp(
  `^(?:中国|(?:${provinces})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?|\\p{Script=Han}{2,4}?(?:省|市|自治区|自治州|盟|旗|县))`,
  'u',
);
const legalForm =
  /(?:(?:集团)?(?:股份|控股)?(?:有限)?(?:责任)?(?:总|分)?公司|集团|有限合伙|合伙企业)$/u;

/**
 * What people mean by a name: without the place it begins with and the legal form it ends with, so
 * that 鄂尔多斯市绿氢科技有限责任公司 and 绿氢科技 come to the same. Empty where too little is left to
 * tell anything.
 */
export function coreOfName(name: string): string {
  let core = normalisedName(name).replace(/示例$/u, '');
  for (const form of [legalForm, legalForm, place, place, place]) {
    const less = core.replace(form, '');
    if ([...less].length >= shortestCore) core = less;
  }
  return [...core].length >= shortestCore && /\p{Script=Han}/u.test(core) ? core : '';
}

/** Words an organisation is kept under, so that one that resembles it finds it. */
export function wordsKept({ core, sound }: HeardName): readonly string[] {
  if (core === '') return [];
  return [`core:${core}`, `sound:${sound}`, ...startsOf(core).map((start) => `start:${start}`)];
}

/** Words under which whatever resembles this name is kept. */
export function wordsSought({ core, sound }: HeardName): readonly string[] {
  if (core === '') return [];
  const shorter = startsOf(core).map((start) => `core:${start}`);
  return [`core:${core}`, `start:${core}`, `sound:${sound}`, ...shorter];
}

/**
 * Why these two may be one; undefined where they are not alike, or where each has a credit code of
 * its own: the code says who somebody is, and a group’s daughters are alike by name.
 */
export function resemblanceOf(one: Comparable, other: Comparable): Resemblance | undefined {
  const { creditCode: code } = one;
  if (code !== undefined && other.creditCode !== undefined && code !== other.creditCode) return undefined;
  const [own = ''] = one.names;
  const [otherOwn, ...otherNames] = other.names;
  if (own === otherOwn) return 'same-name';
  if (otherNames.includes(own)) return 'other-name';
  const pairs = one.heard.flatMap((a) => other.heard.map((b) => ({ a, b })));
  const sound = pairs.filter(({ a, b }) => a.core !== '' && b.core !== '');
  if (sound.some(({ a, b }) => a.core === b.core || begins(a.core, b.core) || begins(b.core, a.core))) {
    return 'like-name';
  }
  return sound.some(({ a, b }) => a.sound === b.sound) ? 'same-sound' : undefined;
}

/** A number that goes on is another number: 示例企业1 is not the beginning of 示例企业12. */
function begins(short: string, long: string): boolean {
  const [count, next] = [[...short].length, long.slice(short.length)];
  return count >= shortestStart && long.startsWith(short) && next !== '' && !/^\p{Nd}/u.test(next);
}

function startsOf(core: string): readonly string[] {
  const characters = [...core];
  const last = Math.min(characters.length - 1, longestStart);
  const starts: string[] = [];
  for (let end = shortestStart; end <= last; end += 1) starts.push(characters.slice(0, end).join(''));
  return starts;
}
