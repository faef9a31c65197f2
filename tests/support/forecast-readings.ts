import { join } from 'node:path';
import { reduceAll } from '#lib/election/reduce.ts';
import { makeRoll, type Roll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { emptyEvidence, follow } from '#lib/forecast/evidence.ts';
import { forecastOf } from '#lib/forecast/forecast.ts';
import { makeModel, makeNightNoise } from '#lib/forecast/model.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { makeStudy, readingOf } from '#lib/forecast/reading.ts';
import { makeTrack } from '#lib/forecast/track.ts';
import { recordedResults } from '#scripts/backtest/recorded-results.ts';
import { loadForecast } from '#server/forecast/load-forecast.ts';
import { loadPack } from '#server/pack/load-pack.ts';

/** A recorded night after so many declarations, with the forecast as it stood then. */
export interface ForeseenNight {
  readonly roll: Roll;
  readonly state: NightState;
  readonly nightNowMs: number;
  readonly forecast: Extract<PublishedForecast, { readonly kind: 'shown' }>;
}

export interface ForeseenNights {
  readonly roll: Roll;
  /** After so many declarations. Ask in ascending order: the path goes on from where it was. */
  after(count: number): ForeseenNight;
  /** How many had declared before a seat did. */
  before(name: string): number;
}

const DRAWS = 500;

/** The whole model with its exit poll, which takes seconds; made once a test file. */
export async function foreseenNights(election: string): Promise<ForeseenNights> {
  const pack = await loadPack(join('data', election));
  const roll = makeRoll(pack.reference);
  const { inputs, measures, hash } = await loadForecast('data/forecast', pack);
  const model = makeModel(roll, inputs, measures);
  const noise = makeNightNoise(model, DRAWS);
  const study = makeStudy(model, measures, hash);
  const events = await recordedResults(roll, join('data', 'nights', `${election}.ndjson`));
  const track = makeTrack(model, noise);
  track.advance([]);
  const forecastAfter = (count: number) => {
    const state = reduceAll(roll, emptyState, events.slice(0, count));
    const evidence = emptyEvidence(model);
    follow(model, evidence, state);
    return { state, evidence, forecast: forecastOf(model, evidence, noise) };
  };
  return {
    roll,
    before: (name) => {
      const id = pack.reference.constituencies.find((each) => each.name === name)?.id;
      return events.findIndex((event) => 'constituencyId' in event && event.constituencyId === id);
    },
    after(count) {
      const log = events.slice(0, count);
      while (track.seq() < count) track.advance(log);
      const { state, evidence, forecast } = forecastAfter(count);
      const before = count === 0 ? null : forecastAfter(count - 1).forecast;
      const position = { epoch: 'recorded', seq: count, chain: '' };
      const untagged = readingOf(study, { position, evidence, forecast, before, track: track.upTo(count) });
      return {
        roll,
        state,
        nightNowMs: Date.parse(log.at(-1)?.at ?? roll.reference.election.closeOfPoll),
        forecast: { kind: 'shown', reading: { ...untagged, tag: String(count) } },
      };
    },
  };
}
