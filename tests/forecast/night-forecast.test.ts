import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ForecastReading } from '#lib/forecast/published.ts';
import { FULL_DRAWS } from '#server/forecast/followed-forecast.ts';
import type { NightForecast } from '#server/forecast/night-forecast.ts';
import { read, type ServedForecastNight, serveForecast } from '#tests/support/served-forecast.ts';

let one: ServedForecastNight;
let two: ServedForecastNight;

before(async () => {
  [one, two] = await Promise.all([serveForecast(), serveForecast()]);
});
after(async () => {
  await Promise.all([one.close(), two.close()]);
});

/** The full reading at an event, when it is there. */
const full = (seq: number) => (forecast: NightForecast) => {
  const published = forecast.published();
  return (
    published.kind === 'shown' &&
    published.reading.position.seq === seq &&
    published.reading.draws === FULL_DRAWS
  );
};

function shown(forecast: NightForecast): ForecastReading {
  const published = forecast.published();
  assert.ok(published.kind === 'shown');
  return published.reading;
}

test('[M20] two threads that follow the same log, in other batches, say the same', async () => {
  await one.replay(24);
  await two.replay(9);
  await two.until((forecast) => forecast.published().kind === 'shown');
  for (let count = 0; count < 15; count++) await two.replay(1);
  await Promise.all([one.until(full(24)), two.until(full(24))]);
  assert.deepEqual(shown(one.forecast), shown(two.forecast));
  assert.equal(shown(one.forecast).path.at(-1)?.seq, 20);
});
