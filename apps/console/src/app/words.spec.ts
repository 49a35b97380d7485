import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { namesIn, fieldsOf } from '../shared/commands/form-model.js';
import { codeListsOf } from '../shared/i18n/labels.js';
import { commandSpecs } from './command-specs.js';

type Tree = { readonly [key: string]: string | Tree };

const source = join(process.cwd(), 'apps/console/src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' });

function wordsOf(language: 'zh' | 'en'): Map<string, string> {
  const words = new Map<string, string>();
  for (const file of files.filter((name) => name.endsWith(`words/${language}.json`))) {
    const namespace = /features\/([^/]+)\//.exec(file)?.[1] ?? 'shared';
    const walk = (tree: Tree, path: string): void => {
      for (const [key, value] of Object.entries(tree)) {
        if (typeof value === 'string') words.set(`${path}${key}`, value);
        else walk(value, `${path}${key}.`);
      }
    };
    walk(JSON.parse(readFileSync(join(source, file), 'utf8')) as Tree, `${namespace}:`);
  }
  return words;
}

const zh = wordsOf('zh');
const en = wordsOf('en');
const known = (...keys: string[]) => keys.some((key) => zh.has(key));

describe('the words of the console', () => {
  it('are the same in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    expect(zh.size).toBeGreaterThan(200);
  });

  it('fill in the same things in both languages', () => {
    const holes = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    const different = [...zh].filter(([key, text]) => String(holes(text)) !== String(holes(en.get(key))));

    expect(different).toEqual([]);
  });

  it('are Chinese in Chinese, and nowhere empty but where nothing is said', () => {
    const unnamed = [...zh].filter(([key, text]) => text === '' && key !== 'shared:nothing');

    expect(unnamed).toEqual([]);
    expect(zh.get('shared:menu.workbench')).toMatch(/[\u4e00-\u9fff]/);
  });

  it('hold every word the pages ask for', () => {
    const asked = files
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.spec.'))
      .flatMap((name) => [...readFileSync(join(source, name), 'utf8').matchAll(/\bt\(\s*'([^'$]+)'/g)])
      .map(([, key = '']) => (key.includes(':') ? key : `shared:${key}`));

    expect(asked.filter((key) => !zh.has(key))).toEqual([]);
    expect(asked.length).toBeGreaterThan(50);
  });
});

describe.each(commandSpecs.map((spec) => [`${spec.stage}.${spec.command}`, spec] as const))(
  'the form of %s',
  (_, { stage, command, schema }) => {
    it('has a title, and a label for every field and code', () => {
      const missing: string[] = [];
      if (!known(`${stage}:commands.${command}`)) missing.push('its title');
      for (const { path, codes } of namesIn(fieldsOf(schema))) {
        const name = path.at(-1) ?? '';
        const labels = [`${stage}:fieldsOf.${command}.${name}`, `${stage}:fields.${name}`];
        if (!known(...labels, `shared:fields.${name}`)) missing.push(`field ${path.join('.')}`);
        for (const code of codes) {
          const lists = codeListsOf(path);
          const keys = lists.flatMap((list) =>
            [stage, 'shared'].map((space) => `${space}:codes.${list}.${code}`),
          );
          if (!known(...keys)) missing.push(`code ${path.join('.')} = ${code}`);
        }
      }

      expect(missing).toEqual([]);
    });
  },
);
