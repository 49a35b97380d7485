import { pinyin } from 'pinyin-pro';
import type { Subject } from '#domain/shared/case';

/**
 * What an organisation is found by: its name, the initials of its name in pinyin (`nmgcyfd` for
 * 内蒙古草原风电) and its credit code, all in lower case. Persons are found in the register.
 */
export function searchWords(subjects: readonly Subject[]): string[] {
  return subjects.flatMap((subject) => {
    if (subject.kind !== 'organisation') return [];
    const { name, creditCode } = subject;
    const words = [name, initialsOf(name), ...(creditCode === undefined ? [] : [creditCode])];
    return words.map((word) => word.toLowerCase());
  });
}

/** Matches a search word that contains what was asked for, taken literally. */
export function containing(asked: string): RegExp {
  return new RegExp(asked.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}

function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
}
