import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import { NO_FORECAST } from '#server/forecast/night-forecast.ts';
import { read, type ServedForecastNight, serveForecast } from '#tests/support/served-forecast.ts';

let one: ServedForecastNight;
let two: ServedForecastNight;

before(async () => {
  process.env['DECLARED_TEST_THREAD'] = 'dies of a flag';
  const file = new URL('../fixtures/forecast/mortal-thread.ts', import.meta.url);
  [one, two] = await Promise.all([serveForecast(), serveForecast({ file })]);
  process.env['DECLARED_TEST_THREAD'] = '';
});
after(async () => {
  await Promise.all([one.close(), two.close()]);
});

test('[M20] two threads that follow the same log, in other batches, say the same', async () => {
  await one.replay(24);
  await two.replay(9);
  await two.settled();
  for (let count = 0; count < 15; count++) await two.replay(1);
  const [first, second] = await Promise.all([one.settled(), two.settled()]);
  assert.deepEqual(first, second);
  assert.equal(first.path.at(-1)?.seq, 20);
  assert.equal(first.score.seats, 24);
});

test('[M23] a past moment is read as it was shown then, and worked out once', async () => {
  const shownThen = await one.settled();
  const past = { ...one.night.reading(), position: shownThen.position };
  await one.replay(6);
  await one.settled();
  const then = await one.forecast.servedAt(past);
  assert.ok(then.kind === 'bodies');
  assert.deepEqual(read(then.bodies), shownThen);
  const again = await one.forecast.servedAt(past);
  assert.ok(again.kind === 'bodies' && again.bodies === then.bodies);
});

test('[M24] a thread that dies leaves the night as it is, and the next one says what it said', async () => {
  await two.replay(6);
  const reading = await two.settled();
  const died = Promise.withResolvers<void>();
  const leave = two.forecast.subscribe(died.resolve);
  await two.commit([{ kind: 'resultFlagged', constituencyId: seatAt(two, 0), words: 'Being checked' }]);
  await died.promise;
  leave();
  assert.match(String(two.deaths[0]), /dies of a flag/);
  assert.deepEqual(two.forecast.published(), { kind: 'unavailable', why: 'failed' });
  const refused = await fetch(`${two.address}/api/v1/forecast`);
  assert.equal(refused.status, 503);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  assert.equal((await fetch(`${two.address}/api/v1/night`)).status, 200);
  assert.deepEqual(await two.settled(), reading);
  assert.equal(two.deaths.length, 1);
});

test('[M21] a wrong result and its correction, a result and its withdrawal, leave no trace in the forecast', async () => {
  const expected = await two.settled();
  const open = one.recorded[40];
  const last = one.recorded[29];
  assert.ok(open?.kind === 'resultDeclared' && last?.kind === 'resultDeclared');
  const about = { constituencyId: last.constituencyId, reason: 'Read wrongly' };
  const wrong = { ...last.figures, votes: turned(last.figures.votes) };
  await one.commit([
    { kind: 'resultDeclared', constituencyId: open.constituencyId, revision: 1, figures: open.figures },
    { kind: 'resultCorrected', ...about, revision: 2, figures: wrong },
  ]);
  const misled = await one.settled();
  assert.notDeepEqual(figuresOf(misled), figuresOf(expected));
  await one.commit([
    { kind: 'resultWithdrawn', constituencyId: open.constituencyId, revision: 2, reason: 'Not declared' },
    { kind: 'resultCorrected', ...about, revision: 3, figures: last.figures },
  ]);
  assert.deepEqual(figuresOf(await one.settled()), figuresOf(expected));
});

test('[M29] a result that does not move the forecast is in the list for the desk, and in no answer', async () => {
  const open = one.recorded[43];
  assert.ok(open?.kind === 'resultDeclared');
  const { constituencyId, figures } = open;
  const votes = Object.fromEntries(Object.entries(figures.votes).map(([id, count]) => [id, count * 10]));
  await one.commit([
    { kind: 'resultDeclared', constituencyId, revision: 1, figures: { ...figures, votes } } as NightFact,
  ]);
  const reading = await one.settled();
  assert.deepEqual(one.forecast.unused(), [{ id: constituencyId, why: 'implausibleTurnout' }]);
  assert.ok(!reading.seats.some((seat) => seat.constituencyId === constituencyId));
  const text = await (await fetch(`${one.address}/api/v1/forecast`)).text();
  assert.ok(!text.includes('implausible'));
});

test('[M35] a word of the newsroom makes another reading at once, and no point of the path', async () => {
  const before = await one.settled();
  const [open] = before.seats;
  const [candidate] =
    one.night.roll.constituencies.get(open?.constituencyId ?? ('' as never))?.candidates ?? [];
  assert.ok(open !== undefined && candidate !== undefined);
  const about = { constituencyId: open.constituencyId, candidateId: candidate.id };
  const said = { sharePermille: 600, sdPermille: 20, reason: 'A poll of the seat' };
  await one.commit([{ kind: 'localPriorSet', ...about, ...said }]);
  const told = await one.settled();
  assert.ok(told.position.seq > before.position.seq);
  assert.equal(told.path.length, before.path.length);
  const ofOthers = ({ seats }: ForecastReading) =>
    seats
      .filter((seat) => seat.constituencyId !== open.constituencyId)
      .map(({ atRisk, band }) => [atRisk, band]);
  assert.deepEqual(ofOthers(told), ofOthers(before));
  await one.commit([{ kind: 'localPriorRemoved', ...about }]);
  assert.deepEqual(figuresOf(await one.settled()), figuresOf(before));
});

test('[M22] a new life of the log begins the forecast anew, and the old one is not served for it', async () => {
  const old = await one.settled();
  await one.begin('second');
  const begun = one.forecast.published();
  assert.ok(begun.kind !== 'shown' || begun.reading.position.epoch === 'second');
  await one.replay(3);
  const reading = await one.settled();
  assert.equal(reading.position.epoch, 'second');
  assert.equal(reading.settled, 3);
  assert.deepEqual(one.forecast.unused(), []);
  assert.notDeepEqual(reading.path.at(-1), old.path.at(-1));
});

test('[M25] an election that nobody has written inputs for has no forecast', () => {
  assert.deepEqual(NO_FORECAST.published(), { kind: 'unavailable', why: 'none' });
  assert.deepEqual(NO_FORECAST.unused(), []);
});

/** What does not depend on the way there: all but where the last result stood, and the path. */
function figuresOf({ seats, losses, lines, outcome, shares, deciding, untypical, score }: ForecastReading) {
  const still = seats.map(({ movedFrom: _, ...seat }) => seat);
  return { seats: still, losses, lines, outcome, shares, deciding, untypical, score };
}

/** The votes in the opposite order of the candidates: another winner, the same turnout. */
function turned(votes: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const counts = Object.values(votes).reverse();
  return Object.fromEntries(Object.keys(votes).map((id, index) => [id, counts[index] ?? 0]));
}

function seatAt({ recorded }: ServedForecastNight, index: number) {
  const event = recorded[index];
  assert.ok(event?.kind === 'resultDeclared');
  return event.constituencyId;
}
