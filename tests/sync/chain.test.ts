import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '#lib/sync/canonical-json.ts';
import { chainOf, openingChain } from '#lib/sync/chain.ts';
import { sha256Hex } from '#lib/sync/sha256.ts';

test('[C1] the hash is SHA-256, as the standard and Node make it', () => {
  assert.equal(sha256Hex(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(sha256Hex('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      assert.equal(sha256Hex(text), createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
    { seed: 20240704, verbose: true },
  );
});

test('[C1] members are written in one order, without spaces, and mean the same value', () => {
  assert.equal(
    canonicalJson({ b: 1, a: [true, null, 'é"\n'], '€': {} }),
    '{"a":[true,null,"é\\"\\n"],"b":1,"€":{}}',
  );
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.string({ unit: 'grapheme' }),
      fc.array(tie('value')),
      fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(value, (each) => {
      const written = canonicalJson(each);
      const reversed = JSON.parse(written, (_key, part) => reverseMembers(part));
      assert.equal(canonicalJson(reversed), written);
      assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(each)));
    }),
    { seed: 20240704, verbose: true },
  );
});

test('[C1] what two machines could write differently is refused', () => {
  for (const value of [0.5, Number.NaN, 2 ** 53, 10n, () => 0, Symbol('x'), '\uD800', { '\uDC00': 1 }]) {
    assert.throws(() => canonicalJson(value));
  }
});

test('[C2] the opening chain differs with mode, election, pack and epoch', () => {
  const night = { mode: 'rehearsal', election: 'e1', packHash: 'p1', epoch: 'x1' } as const;
  const others = [
    { ...night, mode: 'live' as const },
    { ...night, election: 'e2' },
    { ...night, packHash: 'p2' },
    { ...night, epoch: 'x2' },
  ];
  assert.equal(new Set([night, ...others].map(openingChain)).size, 5);
  assert.equal(openingChain({ ...night }), openingChain(night));
});

test('[C2] the chain covers the chain before it and every member but its own chain', () => {
  const event = { v: 1, seq: 7, kind: 'countingStarted' };
  const chain = chainOf('before', event);
  assert.equal(chainOf('before', { ...event, chain: 'anything' }), chain);
  assert.equal(chainOf('before', { kind: 'countingStarted', seq: 7, v: 1 }), chain);
  assert.notEqual(chainOf('other', event), chain);
  assert.notEqual(chainOf('before', { ...event, seq: 8 }), chain);
});

function reverseMembers(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
