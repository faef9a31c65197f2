import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { AskedMoment } from '#lib/view/moment.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { SEED } from '#tests/support/properties.ts';
import { type ServedNight, serveNight } from '#tests/support/served-night.ts';
import { ALDER, BIRCH, BLUE, declared, fold, GOLD, RED } from '#tests/support/tiny-election.ts';

const NOW = '2030-07-05T01:00:00.000Z';
const clock = { nightAt: NOW, realAt: '2030-01-01T00:00:00Z', speed: 0 };
let served: ServedNight;

before(async () => {
  served = await serveNight({
    readSigns: async () => ({ clock, ingestAliveAt: null, ingestFigures: new Map() }),
  });
  const { roll } = served.night;
  await served.declare(
    declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 }),
    declared(roll, BIRCH, { [RED]: 300, [BLUE]: 310, [GOLD]: 3 }),
  );
});
after(() => served.close());

const at = (instant: string): AskedMoment => ({ kind: 'instant', at: instant });

test('[R16] a past moment has the state, position and clock of then', () => {
  const { events } = served.night.projection.current();
  const reading = served.night.reading(at('2030-07-04T21:01:30.000Z'));
  assert.equal(reading.state.tally.declared, 1);
  assert.equal(reading.position.seq, 1);
  assert.equal(reading.position.chain, events[0]?.chain);
  assert.equal(reading.nightNowMs, Date.parse('2030-07-04T21:01:30Z'));
  assert.equal(reading.clock?.speed, 0);
  assert.deepEqual(reading.moment, { at: '2030-07-04T21:01:30.000Z', isPast: true, instead: null });
});

test('[R16] before the close of poll there is no result in any moment', () => {
  const reading = served.night.reading(at('2030-07-04T20:59:59.999Z'));
  assert.deepEqual(reading.state.contests, {});
  assert.deepEqual(reading.state.timeline, []);
  assert.equal(reading.position.chain, served.night.projection.current().opening.chain);
  assert.equal(reading.moment.isPast, true);
});

test('[R16] a moment that nothing came after is not past: the night is shown as it is, and says so', () => {
  for (const asked of ['2030-07-04T21:02:00.000Z', '2030-07-05T00:00:00.000Z', '2031-01-01T00:00:00.000Z']) {
    const reading = served.night.reading(at(asked));
    assert.equal(reading.position.seq, 2);
    assert.equal(reading.nightNowMs, Date.parse(NOW));
    assert.deepEqual(reading.moment, { at: NOW, isPast: false, instead: { why: 'notPast', asked } });
  }
  const reading = served.night.reading({ kind: 'malformed', text: 'yesterday' });
  assert.deepEqual(reading.moment, {
    at: NOW,
    isPast: false,
    instead: { why: 'malformed', asked: 'yesterday' },
  });
  assert.deepEqual(served.night.reading().moment, { at: NOW, isPast: false, instead: null });
});

test('[R16] what a past moment shows is the same after more was declared, whatever it is', async () => {
  const seats = eightSeats();
  const night = await serveNight({ constituencies: seats });
  const { roll } = night.night;
  const [first = [], second = []] = fc.sample(anyNight(seats, 40), { seed: SEED, numRuns: 2 });
  await night.declare(...first, { kind: 'countingStarted', constituencyId: ALDER, revision: 1 });
  const { events } = night.night.projection.current();
  const moments = events.slice(0, -1).map((event) => at(event.at));
  const earlier = moments.map((moment) => night.night.reading(moment));
  await night.declare(...second);
  moments.forEach((moment, index) => {
    const { state, position } = night.night.reading(moment);
    assert.deepEqual(state, earlier[index]?.state);
    assert.deepEqual(position, earlier[index]?.position);
    assert.deepEqual(state, fold(roll, events.slice(0, index + 1)));
  });
  await night.close();
});
