import type { Refusal } from './decision.js';

/** The sentence of a refusal in both languages; `{name}` is filled from the refusal's details. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export type Sentences = Readonly<Record<string, Sentence>>;

export type Language = keyof Sentence;

/** Fills a sentence. A missing detail stays visible as `{name}`: a test looks for braces. */
export function say(sentence: Sentence, language: Language, details: Refusal['details']): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    if (value === undefined) return whole;
    return Array.isArray(value) ? value.join(language === 'zh' ? '、' : ', ') : String(value);
  });
}
