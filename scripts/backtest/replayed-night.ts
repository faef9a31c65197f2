import { join } from 'node:path';
import type { NightEvent } from '#lib/election/events.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { reduceAll } from '#lib/election/reduce.ts';
import { makeRoll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import type { Area } from '#lib/forecast/area.ts';
import { type Evidence, emptyEvidence, follow } from '#lib/forecast/evidence.ts';
import { type ForecastModel, makeModel } from '#lib/forecast/model.ts';
import { loadForecast } from '#server/forecast/load-forecast.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { recordedResults } from './recorded-results.ts';

/** A past night, with what became of every seat of Great Britain that is forecast. */
export interface ReplayedNight {
  readonly election: string;
  /** Constants that the model has, by their name. */
  readonly hyperparameters: string;
  readonly model: ForecastModel;
  readonly events: readonly NightEvent[];
  /** Winning slot by place in Great Britain; −1 for the Speaker's seat, which is not scored. */
  readonly winners: Int8Array;
  /** Final seats by slot of Great Britain, the insurgents of Northern Ireland among them. */
  readonly finalSeats: readonly number[];
  /** The state, and the evidence of it, once this part of all seats has declared. */
  at(part: number): Checkpoint;
}

export interface Checkpoint {
  readonly part: number;
  readonly state: NightState;
  readonly evidence: Evidence;
  /** Places in Great Britain that are still open and are scored. */
  readonly open: readonly number[];
}

export async function replayedNight(data: string, election: string): Promise<ReplayedNight> {
  const pack = await loadPack(join(data, election));
  const roll = makeRoll(pack.reference);
  const { inputs, measures, hyperparameters } = await loadForecast(join(data, 'forecast'), pack);
  const model = makeModel(roll, inputs, measures);
  const events = await recordedResults(roll, join(data, 'nights', `${election}.ndjson`));
  const stateAfter = (count: number) => reduceAll(roll, emptyState, events.slice(0, count));
  const evidenceOf = (state: NightState): Evidence => {
    const evidence = emptyEvidence(model);
    follow(model, evidence, state);
    return evidence;
  };
  const { settled } = evidenceOf(stateAfter(events.length));
  const { seats } = model.greatBritain;
  const winners = Int8Array.from(seats, ({ fixed, constituency }) =>
    fixed ? -1 : (settled.get(constituency.id)?.winner ?? -1),
  );
  const { ids } = model.greatBritain.plan;
  const finalSeats = ids.map((id) => {
    const isWon = (area: Area, place: number) => {
      const seat = area.seats[place];
      const winner = seat === undefined || seat.fixed ? undefined : settled.get(seat.constituency.id)?.winner;
      return winner !== undefined && area.plan.ids[winner] === id;
    };
    const countIn = (area: Area) => [...area.seats.keys()].filter((place) => isWon(area, place)).length;
    return countIn(model.greatBritain) + countIn(model.northernIreland);
  });
  const at = (part: number): Checkpoint => {
    const state = stateAfter(Math.floor(part * events.length));
    const declared = (id: ConstituencyId) => state.contests[id]?.phase.kind === 'declared';
    const open = [...seats.keys()].filter((place) => {
      const seat = seats[place];
      return seat !== undefined && winners[place] !== -1 && !declared(seat.constituency.id);
    });
    return { part, state, evidence: evidenceOf(state), open };
  };
  return { election, hyperparameters, model, events, winners, finalSeats, at };
}
