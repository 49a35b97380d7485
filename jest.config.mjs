// Native ESM on Node 20: run with NODE_OPTIONS=--experimental-vm-modules (the npm scripts do).
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // Makes `#domain/…` resolve to TypeScript source instead of dist.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  setupFiles: ['<rootDir>/tests/setup/processes-from-source.mjs'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testPathIgnorePatterns: ['/dist/', '/node_modules/', '/tests/architecture/fixtures/'],
  setupFilesAfterEnv: ['<rootDir>/tests/setup/generous-timeouts.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

/** `.spec.ts` needs nothing but Node; `.int.spec.ts` and `.e2e.spec.ts` need the engines. */
export default {
  projects: [
    {
      ...shared,
      displayName: 'fast',
      testMatch: ['<rootDir>/{apps,libs,engines,tests}/**/*.spec.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '\\.(int|e2e)\\.spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'engines',
      testMatch: ['<rootDir>/{apps,libs,engines,tests}/**/*.{int,e2e}.spec.ts'],
      globalSetup: '<rootDir>/tests/setup/bring-up-engines.mjs',
      globalTeardown: '<rootDir>/tests/setup/shut-down-engines.mjs',
    },
  ],
};
