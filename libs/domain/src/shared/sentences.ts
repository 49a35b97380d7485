import type { Refusal } from './decision.js';
import { numberSaid } from './numbered.js';

/** The sentence of a refusal in both languages; `{name}` is filled from the refusal's details. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export type Sentences = Readonly<Record<string, Sentence>>;

export type Language = keyof Sentence;

/** What people call a value of this detail: a role, a fund, a kind of evidence. */
export type Words = (detail: string, value: string) => Sentence | undefined;

/**
 * Fills a sentence: with words where `words` has them, else as the detail says. A missing detail
 * stays visible as `{name}`: a test looks for braces.
 */
export function say(
  sentence: Sentence,
  language: Language,
  details: Refusal['details'],
  words: Words = () => undefined,
): string {
  const spoken = (name: string, value: string) =>
    words(name, value)?.[language] ?? numberSaid(value);
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    if (value === undefined) return whole;
    const all = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
    return all.map((one) => spoken(name, one)).join(language === 'zh' ? '、' : ', ');
  });
}
