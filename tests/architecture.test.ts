import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

interface Rule {
  /** Folders or files of this project. */
  readonly from: readonly string[];
  /** Packages, by name; `node:` stands for all of Node's own. */
  readonly packages: readonly string[];
}

/** Types that come with declared packages, and the Chromium that is fetched where there is no other. */
const KNOWN_OTHERWISE = ['node:', 'geojson', 'topojson-specification', '@sparticuz/chromium'];

/** Read as: files under this folder may import only from these. `docs/ARCHITECTURE.md` gives the reasons. */
const MAY_IMPORT: Readonly<Record<string, Rule>> = {
  'lib/election': { from: ['lib/election'], packages: [] },
  'lib/sync': { from: ['lib/sync', 'lib/election', 'lib/forecast'], packages: [] },
  'lib/format': { from: ['lib/format', 'lib/election'], packages: [] },
  'lib/forecast': { from: ['lib/forecast', 'lib/election'], packages: [] },
  'lib/liveblog': { from: ['lib/liveblog', 'lib/election', 'lib/format'], packages: [] },
  'lib/desk': {
    from: ['lib/desk', 'lib/election', 'lib/forecast', 'lib/format', 'lib/liveblog'],
    packages: [],
  },
  'lib/view': { from: ['lib'], packages: [] },
  server: {
    from: ['server', 'lib'],
    packages: [
      'node:',
      'compression',
      'd3-geo',
      'geojson',
      'ioredis',
      'next',
      'pino',
      'prom-client',
      'sharp',
      'sirv',
      'socket.io',
      'topojson-client',
      'topojson-specification',
      'zod',
    ],
  },
  components: {
    from: ['components', 'lib'],
    packages: [
      'react',
      'react-dom',
      'next',
      'socket.io-client',
      'prosemirror-commands',
      'prosemirror-history',
      'prosemirror-keymap',
      'prosemirror-model',
      'prosemirror-schema-list',
      'prosemirror-state',
      'prosemirror-view',
    ],
  },
  app: { from: ['app', 'components', 'lib', 'server'], packages: ['react', 'next'] },
  scripts: { from: ['scripts', 'lib', 'server'], packages: [...declaredPackages(), ...KNOWN_OTHERWISE] },
};

/** Read as: only these files and folders import that. */
const ONLY_THESE_KNOW: Readonly<Record<string, readonly string[]>> = {
  ioredis: [
    'server/log',
    'server/desk',
    'server/ingest',
    'server/ingest.ts',
    'server/projection/redis-signs.ts',
    'scripts/bench',
    'scripts/night-queue.ts',
    'scripts/night-verify.mjs',
  ],
  sharp: ['server/images'],
  'prosemirror-model': ['components/desk-live'],
  'prosemirror-view': ['components/desk-live'],
  'socket.io': ['server/realtime'],
  'socket.io-client': ['components/live', 'scripts/bench'],
  next: ['app', 'server/pages', 'components'],
};

/** A span measured by the time of day is wrong by an hour when somebody sets the clock by one. */
const TELL_THE_TIME_OF_DAY = [
  'server/desk/desk.ts',
  'server/desk/known-devices.ts',
  'server/desk/session-store.ts',
  'server/desk/sign-in-limits.ts',
  'server/http/api.ts',
  'server/http/metrics.ts',
  'server/ingest/ingest-loop.ts',
  'server/ingest/night-clock.ts',
  'server/projection/night.ts',
];

for (const [folder, { from, packages }] of Object.entries(MAY_IMPORT)) {
  test(`[S17] ${folder} imports only from ${[...from, ...packages].join(', ') || 'itself'}`, () => {
    const offences = importsUnder(folder).filter(({ project, name }) =>
      project ? !from.some((home) => isIn(name, home)) : !packages.some((each) => isPackage(name, each)),
    );
    assert.deepEqual(offences.map(arrow), []);
  });
}

test('[S17] pages reach the server through app/read-snapshot.ts only', () => {
  const offences = importsUnder('app').filter(
    ({ file, name }) => isIn(name, 'server') && file !== 'app/read-snapshot.ts',
  );
  assert.deepEqual(offences.map(arrow), []);
});

test('[S17] nothing imports a test', () => {
  const folders = ['app', 'components', 'lib', 'server', 'scripts'];
  assert.deepEqual(
    folders
      .flatMap(importsUnder)
      .filter(({ name }) => isIn(name, 'tests'))
      .map(arrow),
    [],
  );
});

for (const [known, homes] of Object.entries(ONLY_THESE_KNOW)) {
  test(`[S18] only ${homes.join(', ')} know ${known}`, () => {
    const importers = ['app', 'components', 'lib', 'server', 'scripts']
      .flatMap(importsUnder)
      .filter(({ project, name }) => !project && isPackage(name, known));
    assert.notEqual(importers.length, 0, 'somebody knows it, or the rule is out of date');
    assert.deepEqual(importers.filter(({ file }) => !homes.some((home) => isIn(file, home))).map(arrow), []);
  });
}

test('[S19] lib has no clock, no chance, no process and no network', () => {
  const impure =
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.|\bprocess\.|\bglobalThis\b|\bfetch\(|\bsetTimeout\b|\bsetInterval\b|\bcrypto\.|\bwindow\.|\bdocument\.(?:query|getElement|cookie|body|title|visibility|addEvent|create)/;
  const offences = sourceFiles('lib').flatMap((file) =>
    codeOf(file)
      .split('\n')
      .flatMap((line, index) => (impure.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
  assert.deepEqual(offences, []);
});

test('[R38] the server asks for the time of day only where a time of day is meant', () => {
  const asking = sourceFiles('server').filter((file) => /\bDate\.now\b|\bnew Date\(\)/.test(codeOf(file)));
  assert.deepEqual(asking.sort(), TELL_THE_TIME_OF_DAY);
});

test('[S19] only TypeScript without markup runs outside the pages, because Node runs it as it is', () => {
  const markup = ['lib', 'server', 'scripts'].flatMap(sourceFiles).filter((file) => file.endsWith('.tsx'));
  assert.deepEqual(markup, []);
});

test('[S19] every import of this project names a file that exists', () => {
  const folders = ['app', 'components', 'lib', 'server', 'scripts', 'tests'];
  const missing = folders.flatMap(importsUnder).filter(({ project, name }) => project && !existsSync(name));
  assert.deepEqual(missing.map(arrow), []);
});

test('[S21] no seat, candidate or party is named outside data and tests', () => {
  const named = namesInPacks();
  const offences = ['app', 'components', 'lib', 'server'].flatMap(sourceFiles).flatMap((file) =>
    literalsOf(file)
      .filter((words) => named.has(words) || CODE_OF_A_SEAT_OR_CANDIDATE.test(words))
      .map((words) => `${file}: ${words}`),
  );
  // Ids of parties are also the names of a compression and of a list.
  assert.deepEqual(offences, [
    'components/desk-live/post-schema.ts: ol',
    'components/desk-live/post-schema.ts: ol',
    'server/http/send-answer.ts: br',
    'server/http/send-answer.ts: br',
  ]);
});

const CODE_OF_A_SEAT_OR_CANDIDATE = /\b[EWSN]\d{8}\b|\bdc-\d+/;

/** Names of constituencies and parties, and ids of parties, in every committed pack. */
function namesInPacks(): ReadonlySet<string> {
  const packs = readdirSync('data').filter((name) => existsSync(join('data', name, 'pack.json')));
  assert.notEqual(packs.length, 0);
  return new Set(
    packs.flatMap((pack) => {
      const constituencies: readonly { name: string }[] = readJson(join('data', pack, 'constituencies.json'));
      const { parties }: { parties: readonly { id: string; name: string }[] } = readJson(
        join('data', pack, 'parties.json'),
      );
      return [...constituencies.map(({ name }) => name), ...parties.flatMap(({ id, name }) => [id, name])];
    }),
  );
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function literalsOf(file: string): readonly string[] {
  return [...codeOf(file).matchAll(/(['"`])([^'"`\n]*)\1/g)].map(([, , words = '']) => words);
}

interface Import {
  readonly file: string;
  /** Whether it is a file of this project; otherwise it is a package. */
  readonly project: boolean;
  /** Path from the root, or name of the package. */
  readonly name: string;
}

function importsUnder(folder: string): readonly Import[] {
  return sourceFiles(folder).flatMap(importsOf);
}

/** Static, dynamic and side-effect imports, and what is exported from elsewhere. */
function importsOf(file: string): readonly Import[] {
  const specifiers = [...codeOf(file).matchAll(/\b(?:from|import)\s*\(?\s*(['"])(?<name>[^'"\s]+)\1/g)].map(
    ({ groups }) => groups?.['name'] ?? '',
  );
  return specifiers.map((name) => {
    if (name.startsWith('#')) return { file, project: true, name: name.slice(1) };
    if (name.startsWith('.')) return { file, project: true, name: normalize(join(dirname(file), name)) };
    return { file, project: false, name };
  });
}

/** Source without its comments, whose words bind nobody. Lines keep their numbers. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(^|[\s;{}(,])\/\/[^\n]*/g, '$1');
}

function sourceFiles(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => join(folder, name));
  assert.notEqual(files.length, 0, `${folder} holds no source: a check of nothing passes`);
  return files;
}

function declaredPackages(): readonly string[] {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
}

function isPackage(specifier: string, name: string): boolean {
  return name.endsWith(':')
    ? specifier.startsWith(name)
    : specifier === name || specifier.startsWith(`${name}/`);
}

function isIn(file: string, home: string): boolean {
  return file === home || file.startsWith(`${home}/`);
}

function arrow({ file, name }: Import): string {
  return `${file} -> ${name}`;
}
