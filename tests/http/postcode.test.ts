import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Nation } from '#lib/election/reference.ts';
import { makeRoll } from '#lib/election/roll.ts';
import { postcodeAnswer } from '#server/http/postcode-answer.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { serveNight } from '#tests/support/served-night.ts';

const pack = await loadPack('data/ge2024');
const roll = makeRoll(pack.reference);
const night = await serveNight();
after(() => night.close());

function answer(typed: string) {
  const { status, headers, body } = postcodeAnswer({ pack, roll }, typed);
  return { status, cache: headers['cache-control'], body: JSON.parse(String(body)) };
}

test('[V160] a postcode is answered with its constituency as a best fit, and no cache keeps it', () => {
  const { status, cache, body } = answer('SW1A%200AA');
  assert.deepEqual([status, cache, body.match], [200, 'no-store', 'bestFit']);
  assert.deepEqual(
    body.constituencies.map(({ slug }: { slug: string }) => slug),
    ['cities-of-london-and-westminster'],
  );
});

test('[V160] what is no postcode is refused with a sentence, and Northern Ireland offered by name', () => {
  for (const typed of ['SW1A', '%ZZ', 'hello', '12345']) {
    const { status, cache, body } = answer(typed);
    assert.deepEqual([status, cache], [400, 'no-store'], typed);
    assert.match(body.detail, /SW1A 0AA/, typed);
  }
  const { status, body } = answer('BT1 5GS');
  assert.deepEqual([status, body.match, body.constituencies.length], [200, 'choice', 18]);
  const nations = new Set<Nation | undefined>(
    body.constituencies.map(({ id }: { id: never }) => roll.constituencies.get(id)?.nation),
  );
  assert.deepEqual([...nations], ['Northern Ireland']);
});

test('[V160] an election without postcodes says so over HTTP', async () => {
  const response = await fetch(`${night.address}/api/v1/postcode/SW1A0AA`);
  assert.equal(response.status, 400);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const { detail } = (await response.json()) as { readonly detail: string };
  assert.match(detail, /no list of postcodes/);
});
