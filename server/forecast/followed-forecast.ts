import type { NightEvent } from '#lib/election/events.ts';
import { emptyHistory, extendHistory, type History, stateAfter } from '#lib/election/history.ts';
import { type Evidence, emptyEvidence, follow, unusedResults } from '#lib/forecast/evidence.ts';
import { type Forecast, forecastOf } from '#lib/forecast/forecast.ts';
import { makeNightNoise, type NightNoise } from '#lib/forecast/model.ts';
import type { ForecastReading, LogPosition } from '#lib/forecast/published.ts';
import { readingOf, type Study } from '#lib/forecast/reading.ts';
import { makeTrack, movesTheForecast, type TrackMaker } from '#lib/forecast/track.ts';
import { tagged } from './encode-reading.ts';
import type { Draws, UnusedResult } from './thread-messages.ts';

/** The random numbers of a process: the same for every log, and long in the making. */
export type NoiseOf = (draws: number) => NightNoise;

export function makeNoiseOf({ model }: Study): NoiseOf {
  const kept = new Map<number, NightNoise>();
  return (draws) => {
    const noise = kept.get(draws) ?? makeNightNoise(model, draws);
    kept.set(draws, noise);
    return noise;
  };
}

/** The forecast of one log: follows it, and reads it at its head or after any of its events. */
export interface FollowedForecast {
  /** Events taken in. */
  seq(): number;
  add(events: readonly NightEvent[]): void;
  /** The last event that moved the forecast; 0 before any. */
  movedBy(): number;
  /** The reading at the head, with the track as far as it is made. */
  read(draws: number): ForecastReading;
  /** The reading after an event, as it is or would have been at the head then. The track must reach it. */
  readAt(seq: number): ForecastReading;
  /** Goes on making the track, at most to its next point. */
  advanceTrack(): void;
  /** Whether the track is made up to an event. */
  trackReaches(seq: number): boolean;
  /** Figures that it does not believe. The Speaker's seat says nothing to it, and nobody wonders. */
  unused(): readonly UnusedResult[];
}

export function followForecast(
  study: Study,
  { noiseOf, draws: allDraws }: { readonly noiseOf: NoiseOf; readonly draws: Draws },
  opening: LogPosition,
): FollowedForecast {
  const { model } = study;
  const track: TrackMaker = makeTrack(model, noiseOf(allDraws.quick));
  const here = emptyEvidence(model);
  const justBefore = emptyEvidence(model);
  /** By number of draws: the last forecast at the head, which is the one before when the next result comes. */
  const latest = new Map<number, { readonly seq: number; readonly forecast: Forecast }>();
  let history: History = emptyHistory;
  let movedBy = 0;

  const bring = (evidence: Evidence, seq: number): Evidence => {
    follow(model, evidence, stateAfter(model.roll, history, seq));
    return evidence;
  };

  const forecastAt = (evidence: Evidence, seq: number, draws: number): Forecast =>
    forecastOf(model, bring(evidence, seq), noiseOf(draws));

  const positionAt = (seq: number): LogPosition => {
    const event = history.events[seq - 1];
    return event === undefined ? opening : { epoch: event.epoch, seq, chain: event.chain };
  };

  const readingAt = (seq: number, evidence: Evidence, forecast: Forecast, before: Forecast | null) =>
    tagged(
      readingOf(study, {
        position: positionAt(seq),
        evidence,
        forecast,
        before,
        track: track.upTo(seq),
      }),
    );

  return {
    seq: () => history.events.length,
    movedBy: () => movedBy,
    trackReaches: (seq) => track.isBegun() && track.seq() >= seq,
    advanceTrack: () => track.advance(history.events),
    add(events) {
      history = extendHistory(model.roll, history, events);
      movedBy = lastMove(history.events, history.events.length);
    },
    read(draws) {
      const earlier = lastMove(history.events, movedBy - 1);
      const known = latest.get(draws);
      const before = knownOr(known, earlier, () => forecastAt(justBefore, earlier, draws));
      const forecast = knownOr(known, movedBy, () => forecastAt(here, movedBy, draws));
      bring(here, movedBy);
      latest.set(draws, { seq: movedBy, forecast });
      return readingAt(movedBy, here, forecast, movedBy === 0 ? null : before);
    },
    readAt(asked) {
      const seq = lastMove(history.events, asked);
      const evidence = emptyEvidence(model);
      const before = seq === 0 ? null : forecastAt(evidence, seq - 1, allDraws.full);
      const forecast = forecastAt(evidence, seq, allDraws.full);
      return readingAt(seq, evidence, forecast, before);
    },
    unused: () => unusedResults(bring(here, movedBy)).filter(({ why }) => why !== 'heldBySpeaker'),
  };
}

function knownOr(
  known: { readonly seq: number; readonly forecast: Forecast } | undefined,
  seq: number,
  make: () => Forecast,
): Forecast {
  return known?.seq === seq ? known.forecast : make();
}

/** The last event up to this one that moves the forecast; 0 when none does. */
export function lastMove(events: readonly NightEvent[], seq: number): number {
  for (let each = Math.min(seq, events.length); each > 0; each--) {
    const event = events[each - 1];
    if (event !== undefined && movesTheForecast(event)) return each;
  }
  return 0;
}
