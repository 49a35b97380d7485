import { pinyin } from 'pinyin-pro';
import { normalisedName } from '#domain/contact/subjects';
import { coreOfName, wordsKept, type HeardName } from '#domain/register/alike';
import { plainName, wordsOfPerson, type Sounded } from '#domain/register/search-words';
import type { ServiceKeys } from '#platform/keys/keys';
import type { OrganisationDocument } from './documents.js';

/** 48 bits of a word's index: two words meet once in millions, and a hit is looked at anyway. */
const tokenDigits = 12;

/** What an organisation is found by, its other names included: public, so in clear. */
export function organisationWords(names: readonly string[]): string[] {
  const words = names.flatMap((name) => {
    const plain = normalisedName(name);
    return [plain, initialsOf(plain)];
  });
  return [...new Set(words)];
}

/**
 * Every pair of neighbouring characters of an organisation's words and code, as blind tokens. Not for
 * the organisation's sake: what somebody types may be a person's name, and a query that carried it in
 * clear would stand in the database's own log.
 */
export function organisationTokens(
  { words = [], creditCode = '' }: Pick<OrganisationDocument, 'words' | 'creditCode'>,
  keys: Pick<ServiceKeys, 'blindIndex'>,
): string[] {
  const alike = words.flatMap((word) => wordsKept(heard(word)));
  return [...new Set([...pairTokens([...words, creditCode.toLowerCase()], keys), ...tokensOf(alike, keys)])].sort();
}

/** A name with its sound, as organisations are compared. */
export function heard(name: string): HeardName {
  const core = coreOfName(name);
  return { core, sound: core === '' ? '' : syllables(core, 'pinyin').join('') };
}

export function pairTokens(
  words: readonly string[],
  keys: Pick<ServiceKeys, 'blindIndex'>,
): string[] {
  const pairs = words.flatMap((word) => {
    const characters = [...word];
    return characters.slice(1).map((next, at) => `pair:${characters[at] ?? ''}${next}`);
  });
  return tokensOf([...new Set(pairs)], keys);
}

/** The words a person is found by as blind tokens: keyed, cut short, sorted. */
export function personTokens(
  names: readonly string[],
  phone: string | undefined,
  keys: Pick<ServiceKeys, 'blindIndex'>,
): string[] {
  const words = wordsOfPerson(names.map(sounded), phone);
  return tokensOf(words, keys);
}

export function tokensOf(
  words: readonly string[],
  keys: Pick<ServiceKeys, 'blindIndex'>,
): string[] {
  const tokens = words.map((word) => keys.blindIndex('search', word).slice(0, tokenDigits));
  return [...new Set(tokens)].sort();
}

export function sounded(name: string): Sounded {
  const plain = plainName(name);
  return { name, initials: initialsOf(plain), full: syllables(plain, 'pinyin').join('') };
}

function initialsOf(name: string): string {
  return syllables(name, 'first').join('').toLowerCase();
}

function syllables(name: string, pattern: 'first' | 'pinyin'): string[] {
  return pinyin(name, { pattern, toneType: 'none', type: 'array', v: true });
}
