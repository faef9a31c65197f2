import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightEvent } from '#lib/election/events.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { tellPast } from '#server/forecast/tell-past.ts';
import { makePastReadings } from '#server/pages/past-readings.ts';
import type { WantedForecast } from '#server/pages-message.ts';
import type { NightReading } from '#server/projection/night-reading.ts';

const EVENTS = ['resultDeclared', 'countingStarted', 'resultDeclared'].map(
  (kind, index) => ({ kind, seq: index + 1 }) as NightEvent,
);
const at = (seq: number) =>
  ({ position: { epoch: 'one', seq }, moment: { at: `2024-07-05T00:0${seq}:00Z` } }) as NightReading;
const MAKING: PublishedForecast = { kind: 'unavailable', why: 'starting' };

function readings() {
  const clock = { ms: 0 };
  const asked: WantedForecast[] = [];
  const projection = { current: () => ({ events: EVENTS }) } as never;
  const past = makePastReadings(
    projection,
    (wanted) => asked.push(wanted),
    () => clock.ms,
  );
  return { past, asked, clock };
}

test('[M37] a page of the past waits for nothing: what is not there is asked for once, and there the next time', () => {
  const { past, asked, clock } = readings();
  assert.deepEqual(past.of(at(1)), MAKING);
  assert.deepEqual(past.of(at(2)), MAKING, 'no result between them: the same reading');
  assert.deepEqual(asked, [{ key: 'one 1', at: '2024-07-05T00:01:00Z' }]);
  past.take('one 1', '{"tag":"t"}');
  assert.deepEqual(past.of(at(2)), { kind: 'shown', reading: { tag: 't' } });
  assert.deepEqual(past.of(at(3)), MAKING);
  clock.ms = 6000;
  past.of(at(3));
  assert.deepEqual(
    asked.map(({ key }) => key),
    ['one 1', 'one 3', 'one 3'],
    'an answer that never came is asked for again',
  );
});

test('[M37] few moments are asked for at a time, and few are kept', () => {
  const { past, asked } = readings();
  for (let epoch = 0; epoch < 9; epoch++) {
    past.of({ ...at(1), position: { epoch: String(epoch), seq: 1 } } as NightReading);
  }
  assert.equal(asked.length, 4);
  for (let epoch = 0; epoch < 13; epoch++) past.take(`${epoch} 1`, '{}');
  const stands = (epoch: string) => past.of({ ...at(1), position: { epoch, seq: 1 } } as NightReading).kind;
  assert.equal(stands('0'), 'unavailable');
  assert.equal(stands('12'), 'shown');
});

test('[M37] web sends what may be said of the moment, and nothing where it may not', async () => {
  const sent: unknown[] = [];
  const tell = (served: unknown) =>
    tellPast(
      { night: { reading: () => at(1) }, forecast: { servedAt: async () => served as never } },
      { key: 'one 1', at: '2024-07-05T00:01:00Z' },
      (message) => sent.push(message),
    );
  for (const kind of ['embargoed', 'hidden', 'busy', 'unavailable']) await tell({ kind });
  assert.deepEqual(sent, []);
  await tell({ kind: 'bodies', bodies: { forecast: { identity: Buffer.from('{"tag":"t"}') } } });
  assert.deepEqual(sent, [{ kind: 'pastForecast', key: 'one 1', reading: '{"tag":"t"}' }]);
});
