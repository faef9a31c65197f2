import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { analyse } from 'scslre';
import { literalsOf, type RegexLiteral, regexLiteralsIn } from '../support/regex-literals.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** In `.tsx` an apostrophe of the text looks like a string: expressions belong into a `.ts` beside it. */
const HELD: readonly RegexLiteral[] = ['lib', 'server', 'app', 'components', 'scripts/launcher'].flatMap(
  (folder) => regexLiteralsIn(ROOT, folder, /\.(ts|mjs)$/),
);

test('[X52] every regular expression is linear in what it is given, whatever that is', () => {
  assert.ok(HELD.length > 150, `${HELD.length} expressions`);
  const slow = HELD.filter((literal) => !isLinear(literal));
  assert.deepEqual(
    slow.map(({ place, source }) => `${place} /${source}/`),
    [],
  );
});

test('[X52] an expression that backtracks is found', () => {
  const SLOW = ['^(a+)+$', String.raw`\s+$`, '(x|x)*y', String.raw`^\d+\d+$`, String.raw`\B(?=(\d{3})+$)`];
  for (const source of SLOW) assert.equal(isLinear({ source, flags: '' }), false, source);
});

test('[X52] expressions are found wherever they stand, and nothing else is taken for one', () => {
  const text = String.raw`
    const a = /a[/]b/u; // not /this/
    const b = c / d / e; /* nor /this/ */
    const f = ['/nor this/', \`\${g.replace(/h/g, "/")} /nor/ \`].map((i) => /j\/k/.test(i));
    if (x) { y; } return /l/;`
    .replaceAll('\\`', '`')
    .replaceAll('\\$', '$');
  assert.deepEqual(
    literalsOf(text).map(({ source, flags }) => `${source} ${flags}`),
    ['a[/]b u', 'h g', String.raw`j\/k `, 'l '],
  );
});

test('[X52] none is made of text while the program runs, but for two whose text is our own', () => {
  const made = ['lib', 'server', 'app', 'components'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(folder, file))
      .filter((file) => /\bRegExp\s*\(/.test(readFileSync(join(ROOT, file), 'utf8'))),
  );
  assert.deepEqual(made.sort(), ['server/ingest/feed-docs.ts', 'server/log/check-durability.ts']);
});

function isLinear({ source, flags }: Pick<RegexLiteral, 'source' | 'flags'>): boolean {
  return analyse({ source, flags }).reports.length === 0;
}
