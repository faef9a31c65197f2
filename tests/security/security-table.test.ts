import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '#scripts/launcher/paths.mjs';

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const ROWS = textOf('docs/SECURITY.md')
  .split('\n')
  .filter((line) => line.startsWith('| S-'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('[X58] the table of defences has every row once, each with files and rules that exist', () => {
  assert.deepEqual(
    ROWS.map(([, row]) => row?.slice(0, 4)),
    Array.from({ length: 53 }, (_, index) => `S-${String(index + 1).padStart(2, '0')}`),
  );
  const spec = textOf('docs/SPEC.md');
  for (const [, row, , where = '', tests = ''] of ROWS) {
    const files = [...where.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    assert.ok(files.length > 0, row);
    for (const file of files) assert.ok(existsSync(join(ROOT, file)), `${row}: ${file}`);
    const rules = [...tests.matchAll(/\[(\w+)\]/g)].map(([, rule = '']) => rule);
    assert.ok(rules.length > 0, row);
    for (const rule of rules) assert.ok(spec.includes(`- **${rule}** `), `${row}: ${rule}`);
  }
});

/** The first version of each in which what is known of it was mended, on 21 November 2026. */
const FLOORS: Readonly<Record<string, string>> = {
  next: '16.2.11',
  react: '19.2.6',
  'react-dom': '19.2.6',
  'socket.io': '4.8.3',
  'socket.io-parser': '4.2.6',
  'engine.io': '6.6.9',
  ws: '8.21.0',
  node: '24.0.0',
};

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
}

const LOCKED = Object.entries(
  (JSON.parse(textOf('package-lock.json')) as { readonly packages: Readonly<Record<string, Locked>> })
    .packages,
).filter(([path]) => path !== '');

test('[X57] no package is older than the version that mended it', () => {
  for (const [name, floor] of Object.entries(FLOORS)) {
    const found = LOCKED.filter(([path]) => path.endsWith(`node_modules/${name}`));
    assert.ok(found.length > 0, name);
    for (const [path, { version = '' }] of found) assert.ok(isAtLeast(version, floor), `${path} ${version}`);
  }
  assert.equal(isAtLeast('16.2.9', '16.2.11'), false);
});

test('[X57] every package is checked against its contents when it is installed', () => {
  for (const [path, { integrity, resolved }] of LOCKED) {
    assert.match(integrity ?? '', /^sha512-/, path);
    assert.doesNotMatch(resolved ?? '', /^(git|http:)/, path);
  }
});

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split('.').map(Number));
  const differing = need?.findIndex((part, index) => part !== have?.[index]) ?? -1;
  return differing === -1 || (have?.[differing] ?? 0) > (need?.[differing] ?? 0);
}
