import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stake } from '#lib/election/derive/stakes.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import type { PublishedForecast, SeatReading } from '#lib/forecast/published.ts';
import { forecastSeatView } from '#lib/view/forecast-seat-view.ts';
import { risksNote, stakesInWords, watchRisks } from '#lib/view/watch-risk.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  baseOf,
  CEDAR,
  candidate,
  constituency,
  RED,
  threeSeats,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll(threeSeats());
const NOW = Date.parse('2030-07-05T00:30:00Z');
const AT_RISK = {
  kind: 'atRisk',
  risk: { band: 'likely', challenger: { standing: RED } },
} as unknown as Stake;
const FIRST = { kind: 'firstSeat', party: RED } as Stake;

function seat(constituencyId: SeatReading['constituencyId'], atRisk: number): SeatReading {
  return {
    ...{ constituencyId, atRisk, band: 'tossUp', movedFrom: null, lowConfidence: false },
    defender: { slot: 'blue', standing: BLUE, candidateId: null },
    challengers: [{ slot: 'red', standing: RED, candidateId: null, chance: atRisk }],
    why: { defender: [], challenger: [], alike: [] },
  };
}

const FORECAST = {
  kind: 'shown',
  reading: { seats: [seat(ALDER, 65), seat(BIRCH, 15), { ...seat(CEDAR, 50), atRisk: null }] },
} as unknown as PublishedForecast;

test('[V339] the forecast speaks of seats that may fall, from 20 % on, and arithmetic not beside it', () => {
  const risks = watchRisks(roll, FORECAST, NOW);
  const words = stakesInWords(roll, emptyState, risks);
  assert.deepEqual(words(ALDER, [FIRST, AT_RISK]), [
    'Could be the first seat for Red',
    'Chance of falling about 65%, most likely to Red',
  ]);
  assert.deepEqual(words(BIRCH, [AT_RISK]), []);
  assert.deepEqual(words(CEDAR, []), []);
  assert.equal(risksNote(roll, emptyState, risks), 'Chances of falling are the forecast’s as of 01:30.');
});

test('[V339] without a forecast, and once it is switched off, arithmetic speaks', () => {
  const hidden: NightState = { ...emptyState, forecastHidden: { seq: 1, at: '', reason: 'Checked' } };
  const none = watchRisks(roll, { kind: 'unavailable', why: 'none' }, NOW);
  assert.equal(none, null);
  for (const [state, risks] of [
    [emptyState, none],
    [hidden, watchRisks(roll, FORECAST, NOW)],
  ] as const) {
    assert.deepEqual(stakesInWords(roll, state, risks)(ALDER, [AT_RISK]), ['Likely to go to Red']);
    assert.equal(risksNote(roll, state, risks), null);
  }
});

test('[V340] a needed swing that would round to nothing says that it is not', () => {
  const close = tinyRoll([
    constituency(ALDER, 'Alder', {
      candidates: [candidate('Alder', RED), candidate('Alder', BLUE)],
      base: baseOf({ [BLUE]: 20_001, [RED]: 20_000 }),
    }),
  ]);
  assert.equal(forecastSeatView(close, emptyState, seat(ALDER, 50))?.swing?.needed, 'under 0.1');
});
