import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const fixtures = 'tests/architecture/fixtures';
const { forbidden = [], options = {} } = createRequire(import.meta.url)(
  `${root}/.dependency-cruiser.cjs`,
) as IConfiguration;
const ruleNames = forbidden.map(({ name }) => name ?? 'unnamed');

/** Cruises folders of the checkout under the very rules of the configuration. */
async function cruised(folders: string[], exclude = options.exclude): Promise<ICruiseResult> {
  const { enhancedResolveOptions, ...rest } = options;
  const { output } = await cruise(
    folders,
    {
      ...rest,
      ...(exclude && { exclude }),
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
    },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(`${root}/tsconfig.json`) },
  );
  if (typeof output === 'string') throw new Error('the cruise answered with text');
  return output;
}

const broken = (result: ICruiseResult): string[] => [
  ...new Set(result.summary.violations.map(({ rule }) => rule.name)),
];

describe('the boundaries of the house', () => {
  it('hold in the whole tree', async () => {
    const { modules, summary } = await cruised(['apps', 'libs', 'engines', 'tests']);

    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    // A compiler the cruiser does not understand finds no modules, and nothing wrong with them.
    expect(modules.length).toBeGreaterThan(100);
    expect(modules.map(({ source }) => source)).toContain('libs/domain/src/evaluation/evaluation.ts');
  }, 120_000);

  it('each have a tree that breaks them', () => {
    expect(readdirSync(`${root}/${fixtures}`).sort()).toEqual([...ruleNames, 'allowed'].sort());
  });

  it.each(ruleNames)('%s bites, and alone', async (name) => {
    const result = await cruised([`${fixtures}/${name}`], { path: '^dist/' });

    expect(broken(result)).toEqual([name]);
  });

  it('let pass what is meant to pass', async () => {
    const result = await cruised([`${fixtures}/allowed`], { path: '^dist/' });

    expect(broken(result)).toEqual([]);
    expect(result.modules.length).toBeGreaterThan(10);
  });
});
