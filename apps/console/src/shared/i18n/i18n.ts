import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

/** Chinese is the source; a test holds English to the same keys. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** All words of one language, by namespace: `shared` and one a feature. */
export type WordsOf = (language: Language) => Promise<Readonly<Record<string, object>>>;

export type Words = TFunction;

const kept = 'duet.language';
const htmlLanguage: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };
let wordsOf: WordsOf | undefined;

function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'zh';
}

/** Starts in the language last chosen here, else in Chinese. */
export async function startWords(load: WordsOf): Promise<void> {
  wordsOf = load;
  const stored = localStorage.getItem(kept);
  const language = isLanguage(stored) ? stored : 'zh';
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'shared',
    resources: { [language]: { ...(await load(language)) } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = htmlLanguage[language];
}

export async function chooseLanguage(language: Language): Promise<void> {
  if (wordsOf && !i18next.hasResourceBundle(language, 'shared')) {
    for (const [namespace, words] of Object.entries(await wordsOf(language))) {
      i18next.addResourceBundle(language, namespace, words);
    }
  }
  localStorage.setItem(kept, language);
  document.documentElement.lang = htmlLanguage[language];
  await i18next.changeLanguage(language);
}

/** The words of the language now chosen; renders anew when another is. */
export function useWords(): { readonly t: Words; readonly language: Language } {
  const { t, i18n } = useTranslation();
  return { t, language: isLanguage(i18n.language) ? i18n.language : 'zh' };
}
