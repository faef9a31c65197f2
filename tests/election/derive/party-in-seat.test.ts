import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredAt } from '#lib/election/derive/declared-at.ts';
import { chosenSwing, partyInSeat } from '#lib/election/derive/party-in-seat.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import type { ConstituencyId, Standing } from '#lib/election/ids.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyContest } from '#lib/election/state.ts';
import { mapParties } from '#lib/view/map-page-parties.ts';
import { night2024, publishedRows } from '#tests/support/night-2024.ts';
import {
  ALDER,
  BLUE,
  corrected,
  declared,
  fold,
  GOLD,
  HOME,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const alder = constituencyOf(roll, ALDER);
const after = (...facts: Parameters<typeof numbered>[0]) => fold(roll, numbered(facts)).contests[ALDER];

test('[G50] a party has a share of the valid votes and a change in points; nobody standing is not 0', () => {
  const contest = after(declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 100 }));
  const red = partyInSeat(alder, contest, RED);
  assert.equal(red?.share, 0.5);
  assert.ok(Math.abs((red?.change ?? Number.NaN) - 10) < 1e-9);
  assert.equal(partyInSeat(alder, contest, HOME), null);
  assert.equal(partyInSeat(alder, undefined, RED), null);
  const newcomer = { ...alder, base: null };
  assert.deepEqual(partyInSeat(newcomer, contest, RED), { share: 0.5, change: null });
});

test('[G51] the swing between two chosen parties is half the sum of rise and fall, and turns with them', () => {
  const contest = after(declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 100 }));
  const swing = chosenSwing(alder, contest, { from: BLUE, to: RED }) ?? Number.NaN;
  assert.ok(Math.abs(swing - 10) < 1e-9);
  assert.equal(chosenSwing(alder, contest, { from: RED, to: BLUE }), -swing);
  assert.equal(chosenSwing(alder, contest, { from: HOME, to: RED }), null);
});

test('[G50] the changes of the main parties in every seat of 2024 are the published ones', async () => {
  const { roll: real, state } = await night2024();
  const main = new Set<Standing>(mapParties(real));
  let compared = 0;
  for (const { ons_id, candidate_id, change } of publishedRows('ge2024-share-changes.csv')) {
    const constituency = constituencyOf(real, ons_id as ConstituencyId);
    const standing = constituency.candidates.find(({ id }) => id === candidate_id)?.standing;
    if (standing === undefined || !isParty(standing) || !main.has(standing)) continue;
    const found = partyInSeat(constituency, state.contests[constituency.id], standing);
    compared += 1;
    assert.ok(
      Math.abs((found?.change ?? Number.NaN) - Number(change) * 100) < 1e-3,
      `${ons_id} ${candidate_id}`,
    );
  }
  assert.ok(compared > 2900, `${compared} compared`);
});

test('[G52] a correction does not make a seat declare later; a result declared again does', () => {
  const first = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 });
  const [one] = numbered([first]);
  const twice = after(first, corrected(roll, ALDER, { [RED]: 501, [BLUE]: 400 }, 2));
  assert.equal(declaredAt(twice ?? emptyContest), one?.at);
  const again = [
    first,
    { kind: 'resultWithdrawn', constituencyId: ALDER, revision: 2, reason: 'Read wrongly' } as const,
    declared(roll, ALDER, { [RED]: 450, [BLUE]: 460 }, 3),
  ];
  assert.equal(declaredAt(after(...again) ?? emptyContest), numbered(again)[2]?.at);
  assert.equal(declaredAt(emptyContest), null);
});
