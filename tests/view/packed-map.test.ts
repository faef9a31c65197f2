import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapView } from '#lib/view/map-view.ts';
import { mapPlan } from '#lib/view/map-view-plan.ts';
import { packPlan, packSeats, unpackPlan, unpackSeats } from '#lib/view/packed-map.ts';
import { recordedNightOf } from '#tests/support/night-2024.ts';

for (const election of ['ge2017', 'ge2019', 'ge2024']) {
  test(`[V10] what the page of ${election} carries of its hexagons, packed, is what they say`, async () => {
    const { roll, after } = await recordedNightOf(election);
    const plan = mapPlan(roll);
    const unpacked = unpackPlan(JSON.parse(JSON.stringify(packPlan(plan))));
    assert.deepEqual(unpacked, plan);
    for (const count of [0, 300]) {
      const view = mapView(roll, after(count), 0);
      const faded = Object.entries(view.seats).map(([id, seat], index) => [
        id,
        { ...seat, value: index % 3 === 0 ? 'turnout 58.9%' : '', isFaded: index % 2 === 0 },
      ]);
      const shaded = { ...view, seats: Object.fromEntries(faded) as typeof view.seats };
      assert.deepEqual(unpackSeats(unpacked, packSeats(plan, shaded).seats), shaded.seats);
    }
  });
}
