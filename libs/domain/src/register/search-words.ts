import { comparableName, tidyCode, tidyPhone } from './tidy.js';

/** A name with its sounds, as pinyin has them: `zs` and `zhangsan` for 张三. */
export interface Sounded {
  readonly name: string;
  readonly initials: string;
  readonly full: string;
}

/** The shortest part of a name, of its initials and of a number one can search for. */
export const shortestName = 2;
export const shortestTail = 4;
/** Longer runs are searched by their beginning. */
const longestPart = 20;

/**
 * What an encrypted person is found by. Single characters are left out: how often each occurs would
 * tell a thief of the index whose surname is 王. `kind:word`, each word once.
 */
export function wordsOfPerson(
  names: readonly Sounded[],
  phone: string | undefined,
): readonly string[] {
  const words = new Set<string>();
  for (const { name, initials, full } of names) {
    for (const part of partsOf(plainName(name))) words.add(`name:${part}`);
    for (const part of partsOf(initials.toLowerCase())) words.add(`initials:${part}`);
    words.add(`pinyin:${full.toLowerCase()}`);
  }
  for (let digits = shortestTail; digits <= (phone?.length ?? 0); digits += 1) {
    words.add(`tail:${phone?.slice(-digits) ?? ''}`);
  }
  return [...words];
}

/** Every run of at least two characters: names are short, so they are few. */
function partsOf(name: string): string[] {
  const characters = [...name].slice(0, longestPart);
  const parts: string[] = [];
  for (let start = 0; start < characters.length; start += 1) {
    for (let end = start + shortestName; end <= characters.length; end += 1) {
      parts.push(characters.slice(start, end).join(''));
    }
  }
  return parts;
}

/** Sample people carry a mark behind their name; nobody searches for it. */
export function plainName(name: string): string {
  return comparableName(name)
    .replace(/\(示例\)$/u, '')
    .replace(/[·.]/gu, '');
}

/** What somebody typed into the one search box, as the ways it could be meant. */
export interface Asked {
  /** `kind:word`, as `wordsOfPerson` says them; none where it is too short. */
  readonly people: readonly string[];
  /** A whole identity number. */
  readonly idNumber?: string;
  /** Text an organisation's name, other name, initials or code contains. */
  readonly text: string;
}

export function readAsked(typed: string): Asked {
  const text = comparableName(typed);
  const code = tidyCode(typed);
  const digits = tidyPhone(typed);
  if (/^\d{17}[\dX]$/.test(code)) return { people: [], idNumber: code, text };
  if (/^\+?\d+$/.test(digits)) {
    return { people: digits.length < shortestTail ? [] : [`tail:${digits}`], text };
  }
  if ([...text].length < shortestName) return { people: [], text };
  if (/^[a-z]+$/.test(text)) {
    return { people: [`initials:${text}`, `pinyin:${text}`, `name:${text}`], text };
  }
  return { people: [`name:${[...plainName(typed)].slice(0, longestPart).join('')}`], text };
}
