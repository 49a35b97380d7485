import tseslint from 'typescript-eslint';

const typescript = ['**/*.ts', '**/*.tsx'];
const specs = ['**/*.spec.ts', '**/*.spec.tsx', 'tests/**', 'libs/testing/**'];

const everywhere = [
  {
    selector: 'TSEnumDeclaration',
    message: 'A string-literal union from an `as const` tuple travels as what it says.',
  },
  {
    selector: 'ExportAllDeclaration',
    message: 'Name what you export: barrels hide where things live and break injection.',
  },
];

const timeComesWithTheCommand = 'Rules and workflows are replayed: time comes with the command.';
const cityTimeOnly = 'This follows the machine’s time zone or language; the city’s is a rule.';

/** What a pure rule cannot have even by accident; imports are dependency-cruiser's part. */
const pure = {
  'no-restricted-globals': [
    'error',
    ...['process', 'Buffer', 'global', 'globalThis', 'require', 'console', 'fetch', 'navigator'],
    ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
    ...['crypto', 'performance', 'Intl', 'Temporal'],
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: timeComesWithTheCommand },
    { object: 'Math', property: 'random', message: 'Ids and chances come with the command.' },
    ...[
      ...['getFullYear', 'getMonth', 'getDate', 'getDay', 'getHours', 'getMinutes'],
      ...['getTimezoneOffset', 'toDateString', 'toTimeString', 'localeCompare'],
      ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
    ].map((property) => ({ property, message: cityTimeOnly })),
  ],
  'no-restricted-syntax': [
    'error',
    ...everywhere,
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: timeComesWithTheCommand,
    },
    { selector: "CallExpression[callee.name='Date']", message: timeComesWithTheCommand },
    { selector: 'ImportExpression', message: 'A rule is there when it is asked.' },
    { selector: 'AwaitExpression', message: 'A rule answers at once.' },
  ],
};

const tooHeavy = ['App', 'Modal', 'Table', 'Tabs', 'Steps', 'Descriptions', 'DatePicker'];

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/coverage/**', '.duet/**', 'docs/**', 'tests/architecture/fixtures/**', 'apps/console/src/generated/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs', '**/*.cjs'],
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'object-shorthand': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/common',
              importNames: ['forwardRef'],
              message: 'Modules that need one another are one module.',
            },
          ],
        },
      ],
      // A type-only import erases what Nest injects by; which imports are types is left to the writer.
      '@typescript-eslint/consistent-type-imports': 'off',
      // Modules are classes with nothing but a decorator.
      '@typescript-eslint/no-extraneous-class': 'off',
      // Ports are async for those who need it; an in-memory one does not await.
      '@typescript-eslint/require-await': 'off',
      // Codes of digits and letters are spread into their characters.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Costly, and about what this house has none of (enums) or hands to libraries (option objects).
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: specs,
    rules: {
      // Jest's matchers and parsed replies are `any`; the expectation itself is the check.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-globals': [
        'error',
        { name: 'jest', message: 'Undefined in native ESM: import it from @jest/globals.' },
      ],
    },
  },
  {
    // Where the outside comes in: library types promise more than they keep (a reflector's answer, a
    // consumer's loose functions), and a field may change while something is awaited.
    files: ['libs/platform/**'],
    rules: {
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['libs/domain/src/**/*.ts', '**/*.workflow.ts'],
    ignores: specs,
    rules: pure,
  },
  {
    // Workflows wait; that is what they are for.
    files: ['**/*.workflow.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...pure['no-restricted-syntax'].slice(1).filter(({ selector }) => selector !== 'AwaitExpression'),
      ],
    },
  },
  {
    files: ['apps/console/src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'antd',
              importNames: tooHeavy,
              message: 'Too heavy for the page: shared/ui has a light one (apps/console/README.md).',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        ...everywhere,
        {
          selector: "JSXOpeningElement[name.name='Button'] > JSXAttribute[name.name='loading']",
          message: 'Its mark may stay behind in the name of the button: take BusyButton of shared/ui.',
        },
      ],
    },
  },
);
