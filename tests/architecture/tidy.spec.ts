import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './source-tree.js';
import {
  kebabCase,
  noBanners,
  noLooseEnds,
  noMachinePaths,
  noRegistryHosts,
  shortFiles,
  shortFunctions,
  tellingNames,
  wholeSpecs,
  type Check,
} from './tidiness.js';

/** Each check with something it must find and something it must let pass. */
const checks: Record<string, { check: Check; bad: [string, string][]; good: [string, string][] }> = {
  'files are short': {
    check: shortFiles,
    bad: [
      ['libs/domain/src/long.ts', 'x;\n'.repeat(321)],
      ['libs/domain/src/long.spec.ts', 'x;\n'.repeat(501)],
    ],
    good: [
      ['libs/domain/src/long.ts', 'x;\n'.repeat(320)],
      ['libs/domain/src/long.spec.ts', 'x;\n'.repeat(500)],
      ['packs/a-city/units.json', '1,\n'.repeat(2000)],
    ],
  },
  'functions are short': {
    check: shortFunctions,
    bad: [
      ['a.ts', `function long() {\n${'x();\n'.repeat(69)}}`],
      ['a.ts', `const long = () => {\n${'x();\n'.repeat(69)}};`],
      ['a.ts', `class A { long() {\n${'x();\n'.repeat(69)}} }`],
      ['a.spec.ts', `it('is long', () => {\n${'x();\n'.repeat(69)}});`],
    ],
    good: [
      ['a.ts', `function fits() {\n${'x();\n'.repeat(68)}}`],
      ['a.spec.ts', `describe('many sentences', () => {\n${'x();\n'.repeat(200)}});`],
    ],
  },
  'comments put up no banners': {
    check: noBanners,
    bad: [
      ['a.ts', '// ---- helpers ----\nx();'],
      ['a.ts', '/* ======= */ x();'],
      ['a.ts', 'x(); // ──────'],
      ['a.ts', '// region Wiring\nx();'],
    ],
    good: [
      ['a.ts', '/** Says why. */\nx(); // a - b'],
      ['a.ts', '/** 13800138000 → 138****8000 */\nx();'],
      ['a.ts', "const line = '// ------';"],
      ['a.ts', 'const line = `\n// ------\n`;'],
    ],
  },
  'what is left to do has an issue': {
    check: noLooseEnds,
    bad: [
      ['a.ts', '// TODO tidy this\nx();'],
      ['a.ts', 'x(); /* FIXME: breaks */'],
    ],
    good: [
      ['a.ts', '// TODO(#12) the second year\nx();'],
      ['a.ts', "const word = 'TODO';"],
    ],
  },
  'names say what is inside': {
    check: tellingNames,
    bad: [
      ['libs/platform/src/http/utils.ts', ''],
      ['libs/common/src/a.ts', ''],
      ['apps/contact/src/case-manager.ts', ''],
    ],
    good: [['libs/platform/src/http/problems.ts', '']],
  },
  'names are kebab-case': {
    check: kebabCase,
    bad: [
      ['libs/domain/src/WorkingDays.ts', ''],
      ['libs/domain/src/working_days.ts', ''],
      ['apps/contact/src/openCase/open-case.ts', ''],
    ],
    good: [
      ['libs/domain/src/working-days.spec.ts', ''],
      ['docs/adr/0001-rules-are-pure.md', ''],
      ['README.md', ''],
    ],
  },
  'no path of one machine is written down': {
    check: noMachinePaths,
    bad: [
      ['a.ts', `const folder = '${['', 'tmp', 'x'].join('/')}';`],
      ['a.md', `see ${['', 'root', 'x'].join('/')}`],
    ],
    good: [['a.ts', "const path = '/api/journey/work/mine'; // ./tmp/x, apps/work/x"]],
  },
  'no registry is named': {
    check: noRegistryHosts,
    bad: [['.npmrc', `registry=https://${['registry', 'npmjs', 'org'].join('.')}/`]],
    good: [['a.md', 'npm asks the registry it is set to.']],
  },
  'specs run whole': {
    check: wholeSpecs,
    bad: [
      ['a.spec.ts', "it.only('runs alone', () => {});"],
      ['a.spec.ts', "  xit('is left out', () => {});"],
    ],
    good: [['a.spec.ts', "it.each([1])('runs with %s', () => {});"]],
  },
};

const files = sourceFiles();

describe.each(Object.entries(checks))('%s', (_, { check, bad, good }) => {
  it('in every file of the checkout', () => {
    const faults = files.flatMap((file) => check(file).map((fault) => `${file.path}: ${fault}`));

    expect(faults).toEqual([]);
    expect(files.length).toBeGreaterThan(200);
  });

  it.each(bad)('or it is found: %s', (path, text) => {
    expect(check({ path, text })).not.toEqual([]);
  });

  it.each(good)('and what is fine passes: %s', (path, text) => {
    expect(check({ path, text })).toEqual([]);
  });
});
