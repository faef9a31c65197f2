import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { nationalShares } from '#lib/election/derive/national.ts';
import { changesBetween, shownOf, withChanges } from '#lib/forecast/changes.ts';
import { type Evidence, emptyEvidence, follow } from '#lib/forecast/evidence.ts';
import { forecastOf } from '#lib/forecast/forecast.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import { makeStudy, readingOf, type Study } from '#lib/forecast/reading.ts';
import { RISK_BANDS, riskBandOf, shownChance, shownRisk } from '#lib/forecast/shown.ts';
import { makeTrack, type TrackMaker } from '#lib/forecast/track.ts';
import { compactForecast, fullForecastChanges } from '#lib/sync/compact-forecast.ts';
import { tagged } from '#server/forecast/encode-reading.ts';
import { loadForecast } from '#server/forecast/load-forecast.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { type SmallForecast, smallForecast } from '#tests/support/forecast-night.ts';
import { holds } from '#tests/support/properties.ts';

let small: SmallForecast;
let study: Study;
let track: TrackMaker;
/** As far as the recorded night is followed here. */
const EVENTS = 120;

before(async () => {
  small = await smallForecast();
  const { measures, hash } = await loadForecast('data/forecast', await loadPack('data/ge2024'));
  study = makeStudy(small.model, measures, hash);
  track = makeTrack(small.model, small.noise);
  track.advance(small.events);
  while (track.seq() < EVENTS) track.advance(small.events.slice(0, EVENTS));
});

function evidenceAfter(count: number): Evidence {
  const evidence = emptyEvidence(small.model);
  follow(small.model, evidence, small.stateOf(small.events.slice(0, count)));
  return evidence;
}

function readingAfter(count: number): ForecastReading {
  const evidence = evidenceAfter(count);
  return tagged(
    readingOf(study, {
      position: { epoch: 'recorded', seq: count, chain: '' },
      evidence,
      forecast: forecastOf(small.model, evidence, small.noise),
      before: count === 0 ? null : forecastOf(small.model, evidenceAfter(count - 1), small.noise),
      track: track.upTo(count),
    }),
  );
}

test('[M26] a chance is shown in steps of five, never certain, and never beyond its band', () => {
  holds(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
      for (const shown of [shownChance(probability), shownRisk(probability)]) {
        assert.equal(shown % 5, 0);
        assert.ok(shown >= 5 && shown <= 95);
        assert.ok(Math.abs(shown - 100 * probability) <= 5 + 1e-9, `${probability} is shown as ${shown}`);
      }
    }),
  );
  const edges = [0, 0.0499, 0.05, 0.1999, 0.2, 0.3999, 0.4, 0.6, 0.6001, 1];
  assert.deepEqual(
    edges.map((edge) => [riskBandOf(edge), shownRisk(edge)]),
    [
      ['unlikely', 5],
      ['unlikely', 5],
      ['watch', 5],
      ['watch', 15],
      ['atRisk', 20],
      ['atRisk', 35],
      ['tossUp', 40],
      ['tossUp', 60],
      ['likelyLoss', 65],
      ['likelyLoss', 95],
    ],
  );
});

test('[M26] no challenger has more than the defender may lose, and the second is worth saying', () => {
  for (const { atRisk, band, challengers, defender } of readingAfter(60).seats) {
    assert.equal(band === null, defender === null);
    assert.ok(challengers.length >= 1 && challengers.length <= 2);
    for (const { chance, slot } of challengers) {
      assert.ok(chance <= (atRisk ?? 95));
      assert.notEqual(slot, defender?.slot);
    }
  }
});

test('[M26] a reading has whole numbers only', () => {
  const fractions = JSON.stringify(readingAfter(60)).match(/\d\.\d/g);
  assert.deepEqual(fractions, null);
});

test('[M27] the moves between any two readings, after their journey, make the one show what the other shows', () => {
  const readings = [0, 1, 2, 3, 30, 31, 60, 119, 120].map(readingAfter);
  for (const [from, previous] of readings.entries()) {
    for (const [to, next] of readings.entries()) {
      const changes = changesBetween(previous, next);
      assert.equal(changes === null, from === to);
      if (changes === null) continue;
      const journey = JSON.parse(JSON.stringify(compactForecast(small.roll, changes)));
      const arrived = withChanges(previous, fullForecastChanges(small.roll, journey));
      assert.ok(arrived !== null);
      assert.deepEqual(shownOf(arrived), shownOf(next));
      assert.equal(arrived.tag, next.tag);
      assert.equal(withChanges(next, changes), null, 'not moves of this one');
    }
  }
});

test('[M27] one more result travels small: seats that moved by a step, and why only where the band is another', () => {
  const previous = readingAfter(119);
  const next = readingAfter(120);
  const changes = changesBetween(previous, next);
  assert.ok(changes !== null);
  const before = new Map(previous.seats.map((seat) => [seat.constituencyId, seat]));
  for (const moved of changes.seats.put) {
    const known = before.get(moved.constituencyId);
    assert.ok(known !== undefined);
    assert.equal('why' in moved, known.band !== moved.band);
    assert.ok(!('defender' in moved));
  }
  const compact = JSON.stringify(compactForecast(small.roll, changes));
  assert.ok(compact.length * 5 < JSON.stringify(changes).length * 4, `${compact.length} bytes`);
  assert.ok(compact.length * 10 < JSON.stringify(next).length);
});

test('[M27] readings that show the same have the same tag, and nothing travels between them', () => {
  const reading = readingAfter(60);
  const { tag: _, ...untagged } = reading;
  const elsewhere = tagged({ ...untagged, draws: 1, position: { ...reading.position, seq: 61 } });
  assert.equal(elsewhere.tag, reading.tag);
  assert.equal(changesBetween(reading, elsewhere), null);
});

test('[M28] the score is of what was said at the last point before each seat was settled', () => {
  const { score, settled } = readingAfter(EVENTS);
  // The Speaker's seat is settled and was never forecast.
  const speakers = small.events
    .slice(0, EVENTS)
    .filter((event) => 'constituencyId' in event && isSpeakers(event.constituencyId)).length;
  assert.equal(score.seats, settled - speakers);
  assert.equal(score.bands.reduce((sum, { seats }) => sum + seats, 0) <= score.seats, true);
  assert.deepEqual(
    score.bands.map(({ band }) => band),
    RISK_BANDS,
  );
  const favourites = score.calibration.reduce((sum, { seats }) => sum + seats, 0);
  const won = score.calibration.reduce((sum, bin) => sum + bin.won, 0);
  assert.equal(favourites, score.seats);
  assert.equal(favourites - won, score.misses.length);
  assert.ok((score.brier ?? 2000) < (score.uniformSwingBrier ?? 0));
});

test('[M28] a seat that was settled is judged by the point before it, and a withdrawn one by nothing', () => {
  const { marks, path } = track.upTo(EVENTS);
  for (const [id, { seq }] of marks) {
    const event = small.events[seq - 1];
    assert.ok(event !== undefined && 'constituencyId' in event && event.constituencyId === id);
  }
  assert.equal(path[0]?.seq, 0);
  assert.ok(path.every((point, index) => index === 0 || point.seq > (path[index - 1]?.seq ?? 0)));
  const [withdrawn] = [...marks.keys()];
  assert.ok(withdrawn !== undefined);
  const without = evidenceAfter(EVENTS);
  without.settled.delete(withdrawn);
  const forecast = forecastOf(small.model, without, small.noise);
  const position = { epoch: 'recorded', seq: EVENTS, chain: '' };
  const parts = { position, evidence: without, forecast, before: null, track: track.upTo(EVENTS) };
  assert.equal(readingOf(study, parts).score.seats, marks.size - 1);
});

test('[M30] the shares of all lines make the whole, and are those of the night when all has declared', () => {
  const early = forecastOf(small.model, evidenceAfter(60), small.noise).votes;
  const whole = early.all();
  const { greatBritain } = small.model;
  for (let draw = 0; draw < early.draws; draw++) {
    const parties = early.votes.reduce((sum, votes) => sum + (votes[draw] ?? 0), 0);
    assert.ok(parties > 0 && parties <= whole);
  }
  const final = forecastOf(small.model, evidenceAfter(small.events.length), small.noise).votes;
  const { tally } = small.stateOf(small.events);
  for (const { standing, share } of nationalShares(small.roll, tally, 'GB')) {
    const slot = greatBritain.plan.now.get(standing);
    if (slot === undefined) continue;
    const expected = (final.votes[slot]?.[0] ?? 0) / final.all();
    assert.ok(Math.abs(expected - (share ?? 0)) < 1e-9, `${standing}: ${expected} for ${share}`);
  }
});

test('[M31] where declared seats lie is told once there are some, and not of all of them', () => {
  assert.deepEqual(readingAfter(4).untypical, []);
  const { untypical } = readingAfter(30);
  assert.notEqual(untypical.length, 0);
  for (const { declared, all } of untypical) {
    assert.ok(Number.isInteger(declared) && Number.isInteger(all));
    assert.notEqual(declared, all);
  }
  const everything = evidenceAfter(small.events.length);
  const forecast = forecastOf(small.model, everything, small.noise);
  const position = { epoch: 'recorded', seq: small.events.length, chain: '' };
  const reading = readingOf(study, {
    position,
    evidence: everything,
    forecast,
    before: null,
    track: track.upTo(EVENTS),
  });
  assert.deepEqual(reading.untypical, []);
  assert.deepEqual(reading.seats, []);
  assert.deepEqual(reading.outcome, {
    majorityOf: 'lab',
    majority: [],
    hung: null,
    largestIs: 'lab',
    largest: [],
  });
});

function isSpeakers(id: string): boolean {
  return small.roll.reference.constituencies.some(
    (each) => each.id === id && each.candidates.some(({ standing }) => standing === 'speaker'),
  );
}
