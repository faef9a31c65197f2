import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const DESK = /^desk/;
/** The class with which a selector begins, at the start of a line or after the comma of a list. */
const FIRST_CLASS = /(?:^[ \t]*|,\s*)\.([a-z][\w-]*)/gm;

test('[D140] no screen of the desk has the class of a public page, whose style it would get', () => {
  const sheets = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );
  const [desk, site] = [true, false].map(
    (isDesk) => new Set(sheets.filter((name) => DESK.test(name) === isDesk).flatMap(classesIn)),
  );
  assert.ok(desk !== undefined && site !== undefined && desk.size > 0 && site.size > 0);
  assert.deepEqual(
    [...desk].filter((name) => site.has(name)),
    [],
  );
});

function classesIn(name: string): readonly string[] {
  const rules = readFileSync(join('components', name), 'utf8').replaceAll(/\/\*.*?\*\/|\{[^{}]*\}/gs, '{}');
  return [...rules.matchAll(FIRST_CLASS)].map(([, found = '']) => found);
}
