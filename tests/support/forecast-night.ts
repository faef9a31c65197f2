import type { NightEvent } from '#lib/election/events.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { reduceAll } from '#lib/election/reduce.ts';
import { makeRoll, type Roll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { emptyEvidence, follow } from '#lib/forecast/evidence.ts';
import { type Forecast, forecastOf } from '#lib/forecast/forecast.ts';
import type { ForecastInputs } from '#lib/forecast/inputs.ts';
import { type ForecastModel, makeModel, makeNightNoise, type NightNoise } from '#lib/forecast/model.ts';
import { loadForecast } from '#server/forecast/load-forecast.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { recordedNight } from './recorded-night.ts';

/** A model of 2024 without its exit poll, which takes seconds, and few draws: for what holds of any model. */
export interface SmallForecast {
  readonly roll: Roll;
  readonly events: readonly NightEvent[];
  readonly model: ForecastModel;
  readonly noise: NightNoise;
  stateOf(events: readonly NightEvent[]): NightState;
  /** The forecast after following these states, one after another. */
  after(...states: readonly NightState[]): Forecast;
  idOf(name: string): ConstituencyId;
}

export async function smallForecast(
  change: (inputs: ForecastInputs) => ForecastInputs = (inputs) => inputs,
): Promise<SmallForecast> {
  const pack = await loadPack('data/ge2024');
  const roll = makeRoll(pack.reference);
  const { inputs, measures } = await loadForecast('data/forecast', pack);
  const model = makeModel(roll, change({ ...inputs, exitPoll: null }), measures);
  const noise = makeNightNoise(model, 60);
  const events = recordedNight(roll, 'data/nights/ge2024.ndjson');
  return {
    roll,
    events,
    model,
    noise,
    stateOf: (some) => reduceAll(roll, emptyState, some),
    after: (...states) => {
      const evidence = emptyEvidence(model);
      for (const state of states) follow(model, evidence, state);
      return forecastOf(model, evidence, noise);
    },
    idOf: (name) => {
      const found = pack.reference.constituencies.find((each) => each.name === name);
      if (found === undefined) throw new Error(`No constituency ${name}`);
      return found.id;
    },
  };
}

/** A forecast as plain data, to be compared whole. */
export function plain({ seats, summary }: Forecast) {
  return {
    seats: seats.map((seat) => ({ ...seat, probabilities: [...seat.probabilities] })),
    lines: summary.lines,
    majority: [...summary.majority],
    largest: [...summary.largest],
  };
}
