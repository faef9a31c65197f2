import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { nearNamesView, seatAt } from '#lib/view/constituency-view-address.ts';
import { constituency, tinyRoll } from '#tests/support/tiny-election.ts';

const seats: readonly (readonly [id: string, name: string, slug: string, welshName: string | null])[] = [
  ['E14000001', 'Alder North', 'alder-north', null],
  ['E14000002', 'Alder South and Birch', 'alder-south-and-birch', null],
  ['W07000003', 'Ynys Wern', 'ynys-wern', 'Ynys Ŵern'],
  ['W07000004', 'Cedar Vale', 'cedar-vale', 'Bro Cedrwydd'],
];
const roll = tinyRoll(
  seats.map(([id, name, slug, welshName]) => constituency(id as ConstituencyId, name, { slug, welshName })),
);

test('[V50] a seat lives at its slug', () => {
  const found = seatAt(roll, 'alder-north');
  assert.equal(found.kind === 'found' && found.constituency.name, 'Alder North');
});

for (const [address, slug] of [
  ['E14000001', 'alder-north'],
  ['e14000001', 'alder-north'],
  ['Alder-North', 'alder-north'],
  ['Alder North', 'alder-north'],
  ['Alder South & Birch', 'alder-south-and-birch'],
  ['Ynys Ŵern', 'ynys-wern'],
  ['bro-cedrwydd', 'cedar-vale'],
] as const) {
  test(`[V50] ${address} is found at ${slug}`, () => {
    assert.deepEqual(seatAt(roll, address), { kind: 'elsewhere', slug });
  });
}

test('[V50] an unknown address finds the nearest names, by word and by letter', () => {
  const near = (address: string) => {
    const found = seatAt(roll, address);
    return found.kind === 'unknown' ? found.near.map(({ name }) => name) : found.kind;
  };
  assert.deepEqual(near('alder'), ['Alder North', 'Alder South and Birch']);
  assert.deepEqual(near('ceder-vale'), ['Cedar Vale']);
  assert.deepEqual(near('zzzzzzzz'), []);
  assert.deepEqual(near('%'), []);
});

test('[V50] what was asked is shown, as long as a name may be', () => {
  assert.equal(nearNamesView(roll, 'ceder-vale', []).asked, 'ceder vale');
  assert.equal(nearNamesView(roll, 'x'.repeat(5000), []).asked.length, 60);
});
