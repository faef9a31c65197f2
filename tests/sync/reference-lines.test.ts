import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reference } from '#lib/election/reference.ts';
import { readReference, referenceText } from '#lib/sync/reference-lines.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { reference } from '#tests/support/tiny-election.ts';

/** The longest piece that a phone reads before the page may answer its reader. */
const PIECE_BYTES_MAX = 120_000;

function read(text: string): Reference {
  const reading = readReference(text);
  for (let piece = reading.next(); ; piece = reading.next()) if (piece.done === true) return piece.value;
}

test('[V311] the reference is read in pieces, none of them longer than a tenth of it, and comes back whole', async () => {
  const { reference: full } = await loadPack('data/ge2024');
  const text = referenceText(full);
  assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(full)), 'to everybody else it is plain JSON');
  assert.deepEqual(read(text), JSON.parse(text));
  const parsed: number[] = [];
  const { parse } = JSON;
  JSON.parse = (piece: string) => {
    parsed.push(piece.length);
    return parse(piece);
  };
  try {
    read(text);
  } finally {
    JSON.parse = parse;
  }
  assert.ok(Math.max(...parsed) < PIECE_BYTES_MAX, `${Math.max(...parsed)} characters at once`);
  assert.ok(text.length > 10 * PIECE_BYTES_MAX);
});

test('[V311] a pack of any number of seats is read', () => {
  const { constituencies, ...rest } = reference();
  for (const count of [0, 1, constituencies.length]) {
    const some = { ...rest, constituencies: constituencies.slice(0, count) };
    assert.deepEqual(read(referenceText(some)), JSON.parse(JSON.stringify(some)));
  }
});

test('[V311] what is no reference throws, so that it is asked for again', () => {
  assert.throws(() => read('<!doctype html>'));
  assert.throws(() => read(referenceText(reference()).slice(0, -20)));
});
