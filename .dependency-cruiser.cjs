/**
 * Who may know whom. Paths also match below tests/architecture/fixtures, where each rule has a tree
 * that must break it (tests/architecture/boundaries.spec.ts walks this list).
 */
const at = (path) => `(^|/)${path}`;
const spec = '\\.spec\\.tsx?$';
/** Everything under tests/ but the fixtures, which pretend to be the tree itself. */
const tests = '^tests/(?!architecture/fixtures/)';
const temporalWorkflow = 'node_modules/@temporalio/workflow/';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'domain-is-pure',
    comment: 'Rules import nothing: not a library, not Node, not the house around them.',
    severity: 'error',
    from: { path: at('libs/domain/'), pathNot: spec },
    to: { pathNot: at('libs/domain/') },
  },
  {
    name: 'contracts-know-only-zod-and-domain',
    comment: 'The console and every service read contracts: they must run anywhere.',
    severity: 'error',
    from: { path: at('libs/contracts/'), pathNot: spec },
    to: { pathNot: [at('libs/(contracts|domain)/'), 'node_modules/zod/'] },
  },
  {
    name: 'durable-knows-only-temporal-workflow',
    comment: 'The stage workflow holds no rule and no domain data, or a changed rule breaks replay.',
    severity: 'error',
    from: { path: at('libs/durable/'), pathNot: spec },
    to: { pathNot: [at('libs/durable/'), temporalWorkflow] },
  },
  {
    name: 'workflows-run-nothing-but-durable',
    comment: 'What a workflow imports is replayed with it; rules belong to the record.',
    severity: 'error',
    from: { path: '\\.workflow\\.ts$' },
    to: {
      pathNot: [at('libs/durable/'), temporalWorkflow],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'workflows-read-domain-and-contract-types-only',
    comment: 'A workflow speaks of outcomes and errands, not of how services are built.',
    severity: 'error',
    from: { path: '\\.workflow\\.ts$' },
    to: {
      pathNot: [at('libs/(durable|domain|contracts)/'), temporalWorkflow],
      dependencyTypes: ['type-only'],
    },
  },
  {
    name: 'platform-knows-no-app',
    comment: 'A library that names a service belongs to that service.',
    severity: 'error',
    from: { path: at('libs/(platform|testing)/') },
    to: { path: at('apps/') },
  },
  {
    name: 'apps-are-islands',
    comment: 'Services meet in contracts, errands and events. apps/duet mounts them all.',
    severity: 'error',
    from: { path: '(?:^|/)apps/([^/]+)/', pathNot: at('apps/duet/') },
    to: { path: at('apps/'), pathNot: at('apps/$1/') },
  },
  {
    name: 'use-cases-are-islands',
    comment: 'What two use cases share lies beside them, directly in the service’s src.',
    severity: 'error',
    from: { path: '(?:^|/)apps/((?!console/)[^/]+)/src/([^/]+)/' },
    to: { path: at('apps/$1/src/[^/]+/'), pathNot: at('apps/$1/src/$2/') },
  },
  {
    name: 'engines-stand-alone',
    comment: 'What brings the engines up must work before anything of the house does.',
    severity: 'error',
    from: { path: at('engines/') },
    to: { path: at('(apps|libs|tests)/') },
  },
  {
    name: 'console-sees-contracts-and-domain-only',
    comment: 'The page knows the service by what goes over the wire.',
    severity: 'error',
    from: { path: at('apps/console/') },
    to: {
      path: at('(apps|libs|engines|tests)/'),
      pathNot: [at('apps/console/'), at('libs/(contracts|domain)/')],
    },
  },
  {
    name: 'console-takes-only-types-from-domain',
    comment:
      'A rule decided in the page would be a second opinion; the service gives the hints. What is reckoned before anything is sent (points, days, a password’s length) is reckoned as the service does.',
    severity: 'error',
    from: { path: at('apps/console/'), pathNot: spec },
    to: {
      path: at('libs/domain/'),
      pathNot: at('libs/domain/src/(evaluation/rubric|shared/(working-days|numbered)|access/people)\\.ts$'),
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'console-runs-in-a-browser',
    comment: 'Neither Node nor a server’s library is there.',
    severity: 'error',
    from: { path: at('apps/console/src/'), pathNot: spec },
    to: {
      path: [
        '^(node:)?(fs|path|os|crypto|http|https|net|stream|url|util|buffer|process|worker_threads)$',
        'node_modules/(@nestjs|@temporalio|@fastify|fastify|mongodb|mongoose|kafkajs|pino)/',
      ],
    },
  },
  {
    name: 'console-shared-knows-no-feature',
    comment: 'What every feature stands on cannot lean on one of them.',
    severity: 'error',
    from: { path: at('apps/console/src/shared/') },
    to: { path: at('apps/console/src/(features|app)/') },
  },
  {
    name: 'console-features-are-islands',
    comment: 'Features meet on the pages of app/, which knows them all.',
    severity: 'error',
    from: { path: '(?:^|/)apps/console/src/features/([^/]+)/' },
    to: {
      path: at('apps/console/src/(features|app)/'),
      pathNot: at('apps/console/src/features/$1/'),
    },
  },
  {
    name: 'testing-only-from-specs',
    comment: 'Builders, callers and examples are for specs; a service that needs them is not done.',
    severity: 'error',
    from: { pathNot: [spec, tests, at('libs/testing/'), '/examples\\.ts$'] },
    to: { path: [at('libs/testing/'), at('libs/.+/examples\\.ts$')] },
  },
  {
    name: 'specs-are-leaves',
    comment: 'Importing a spec runs it; share through #testing.',
    severity: 'error',
    from: {},
    to: { path: spec },
  },
  {
    name: 'no-circular',
    comment: 'A cycle loads in an order nobody chose. Types may refer to one another.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import that leads nowhere would pass every other rule.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-dev-deps-in-src',
    comment: 'An installation without development packages must run.',
    severity: 'error',
    from: { path: at('(apps|libs|engines)/'), pathNot: [spec, at('libs/testing/'), '\\.config\\.mjs$'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
  },
  {
    name: 'no-undeclared-packages',
    comment: 'A package that is only there because another brought it goes when the other does.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-orphans',
    comment: 'A module that nothing imports and that imports nothing is left over.',
    severity: 'error',
    from: { orphan: true, pathNot: ['\\.d\\.ts$', '^tests/(setup|faults/preload)/'] },
    to: {},
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^tests/architecture/fixtures/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // Without `source`, `#domain/…` would lead into dist, where no rule about libs applies.
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
