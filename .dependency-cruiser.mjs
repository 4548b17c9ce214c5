/**
 * The arrows of ARCHITECTURE.md, checked. `npm run lint:deps` runs it; test/architecture plants a violation of every rule.
 * The rules are made for a source folder, so that the planted violations can live in a folder of their own.
 */
const VENDOR_PACKAGES = [
  { packages: 'inversify|@inversifyjs|reflect-metadata', owner: 'app/composition' },
  { packages: 'koa|@koa|koa-helmet|multer', owner: 'adapters/http-koa' },
  { packages: 'sharp', owner: 'adapters/image-sharp' },
  { packages: 'zxing-wasm', owner: 'adapters/barcode-zxing' },
  { packages: 'onnxruntime-node|onnxruntime-common', owner: 'adapters/local-engine' },
  { packages: 'pino', owner: 'adapters/system' },
  { packages: '@redis', owner: 'adapters/redis' },
  { packages: 'kysely|libsql|pg', owner: 'adapters/sql' },
  { packages: 'commander|cli-progress', owner: 'app/cli' },
  { packages: '@aws-sdk', owner: 'adapters/(textract|rekognition|s3)' },
];
const PACKAGE_OR_NODE_MODULE = ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'core'];

/** @param {string} src the source folder, as a regular expression without anchors */
export function rulesFor(src) {
  const layer = (name, from, allowed, comment) => ({
    name,
    comment,
    severity: 'error',
    from: { path: `^${src}/${from}` },
    to: { path: `^${src}/`, pathNot: allowed.map((path) => `^${src}/${path}`) },
  });
  const noPackages = (name, from) => ({
    name,
    comment: 'Inner layers know no package and no Node module.',
    severity: 'error',
    from: { path: `^${src}/${from}` },
    to: { dependencyTypes: PACKAGE_OR_NODE_MODULE },
  });
  return [
    layer('domain-is-closed', 'domain/', ['domain/'], 'The domain imports only itself.'),
    layer('ports-see-domain', 'ports/', ['(ports|domain)/'], 'Ports import the domain and each other.'),
    layer(
      'adapters-see-ports-and-domain',
      'adapters/([^/]+)/',
      ['(ports|domain)/', 'adapters/$1/'],
      'No adapter knows another.',
    ),
    layer(
      'use-cases-see-ports-and-domain',
      'app/use-cases/',
      ['(ports|domain)/', 'app/use-cases/'],
      'Use cases know no adapter.',
    ),
    layer('config-sees-domain', 'app/config/', ['(ports|domain)/', 'app/config/'], 'Configuration knows no adapter.'),
    noPackages('domain-has-no-packages', 'domain/'),
    noPackages('ports-have-no-packages', 'ports/'),
    noPackages('use-cases-have-no-packages', 'app/use-cases/'),
    ...VENDOR_PACKAGES.map(({ packages, owner }) => ({
      name: `owner-of-${packages.split('|')[0].replace('@', '')}`,
      comment: `Only ${owner} imports ${packages}.`,
      severity: 'error',
      from: { path: `^${src}/`, pathNot: `^${src}/${owner}/` },
      to: { path: `(^|/)node_modules/(@types/)?(${packages})(/|$)` },
    })),
    {
      name: 'zod-at-the-edges',
      comment: 'Schemas check what comes from outside: HTTP bodies, configuration, vendor answers, model manifests.',
      severity: 'error',
      from: { path: `^${src}/`, pathNot: `^${src}/(adapters/|app/config/)` },
      to: { path: '(^|/)node_modules/zod(/|$)' },
    },
    { name: 'no-cycles', severity: 'error', from: { path: `^${src}/` }, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nothing imports is dead, but for the entry points.',
      from: {
        orphan: true,
        path: `^${src}/`,
        pathNot: [`^${src}/(index|testing|http|app/main)\\.ts$`, `^${src}/adapters/http-koa/page/`, '\\.d\\.ts$'],
      },
      to: {},
    },
    {
      name: 'source-knows-no-test',
      severity: 'error',
      from: { path: `^${src}/` },
      to: { path: '^(test|scripts|bench)/', pathNot: `^${src}/` },
    },
  ];
}

export const cruiseOptions = {
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
};

export default { forbidden: rulesFor('src'), options: cruiseOptions };
