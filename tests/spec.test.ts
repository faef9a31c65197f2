import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const RULE = /^- \*\*([A-Z]+\d+)\*\* /gm;
/** In a title, first or after what a contract suite is run on. */
const RECITED = /\[([A-Z]+\d+)\]/g;

const rules = idsIn(readFileSync('docs/SPEC.md', 'utf8'), RULE);
const recited = testSources().flatMap((source) => idsIn(source, RECITED));

test('[S20] every rule of docs/SPEC.md has a test', () => {
  assert.deepEqual(missing(rules, recited), []);
});

test('[S20] every rule that a test recites is in docs/SPEC.md', () => {
  assert.deepEqual(missing(recited, rules), []);
});

test('[S20] no rule has the id of another', () => {
  assert.deepEqual(
    rules.filter((id, index) => rules.indexOf(id) !== index),
    [],
  );
  assert.notEqual(rules.length, 0);
});

function testSources(): readonly string[] {
  return readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(test|spec|contract)\.ts$/.test(name))
    .map((name) => readFileSync(join('tests', name), 'utf8'));
}

function idsIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, id = '']) => id);
}

function missing(wanted: readonly string[], present: readonly string[]): readonly string[] {
  return [...new Set(wanted)].filter((id) => !present.includes(id)).sort();
}
