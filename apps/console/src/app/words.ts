import type { WordsOf } from '../shared/i18n/i18n.js';

const shared = import.meta.glob<object>('../shared/words/*.json', { import: 'default' });
const ofFeatures = import.meta.glob<object>('../features/*/words/*.json', { import: 'default' });

/** All words of a language: the shared ones, and each feature's under its own name. */
export const wordsOf: WordsOf = async (language) => {
  const files = { ...shared, ...ofFeatures };
  const mine = Object.entries(files).filter(([path]) => path.endsWith(`/${language}.json`));
  const loaded = await Promise.all(
    mine.map(async ([path, load]) => [namespaceOf(path), await load()] as const),
  );
  return Object.fromEntries(loaded);
};

function namespaceOf(path: string): string {
  return /features\/([^/]+)\//.exec(path)?.[1] ?? 'shared';
}
