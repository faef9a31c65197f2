import { isAboutLocalPriors, type NightEvent } from '#lib/election/events.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { reduceAll } from '#lib/election/reduce.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { emptyEvidence, follow } from './evidence.ts';
import { type Forecast, forecastOf } from './forecast.ts';
import type { ForecastModel, NightNoise } from './model.ts';
import { linesOf, outcomeOf, sharesOf } from './outcome.ts';
import type { PathPoint } from './published.ts';
import type { Mark } from './score.ts';
import { makeUniformSwing } from './uniform-swing.ts';

/** What was forecast on the way to a position: the path, and what was said of each seat before it was settled. */
export interface Track {
  readonly path: readonly PathPoint[];
  readonly marks: ReadonlyMap<ConstituencyId, Mark>;
}

/** Makes the track of a log, point by point, so that it can be done beside other work. */
export interface TrackMaker {
  /** Whether it has its first point, which is before any event. */
  isBegun(): boolean;
  /** Events taken in. */
  seq(): number;
  /** Goes on along the log, at most to its next point. */
  advance(log: readonly NightEvent[]): void;
  /** The track up to an event that was taken in; of the same log always the same. */
  upTo(seq: number): Track;
}

/**
 * A point is made each time so many results were declared, announced, corrected or withdrawn; the first few move the
 * forecast most, and have more points.
 */
const RESULTS_PER_POINT = 10;
const FIRST_RESULTS = 20;
const FIRST_RESULTS_PER_POINT = 2;

const RESULTS: ReadonlySet<NightEvent['kind']> = new Set([
  'winnerAnnounced',
  'resultDeclared',
  'resultCorrected',
  'resultWithdrawn',
]);

/** A result, or a word of the newsroom's about one candidate: that makes no point, and no seat is settled by it. */
export function movesTheForecast(event: NightEvent): boolean {
  return isResult(event) || isAboutLocalPriors(event);
}

function isResult({ kind }: NightEvent): boolean {
  return RESULTS.has(kind);
}

function isPoint(results: number): boolean {
  return results % (results < FIRST_RESULTS ? FIRST_RESULTS_PER_POINT : RESULTS_PER_POINT) === 0;
}

export function makeTrack(model: ForecastModel, noise: NightNoise): TrackMaker {
  const uniform = makeUniformSwing(model);
  const evidence = emptyEvidence(model);
  const path: PathPoint[] = [];
  const marks = new Map<ConstituencyId, Mark>();
  let state: NightState = emptyState;
  let seq = 0;
  let results = 0;
  let said: ReadonlyMap<ConstituencyId, Omit<Mark, 'seq'>> = new Map();

  const makePoint = (at: string) => {
    follow(model, evidence, state);
    const forecast = forecastOf(model, evidence, noise);
    const { majority, largest, hung } = outcomeOf(model, evidence, forecast);
    path.push({
      seq,
      at,
      settled: evidence.settled.size,
      lines: linesOf(model, evidence, forecast).map(({ slot, median, half, nineTenths }) => ({
        slot,
        median,
        half,
        nineTenths,
      })),
      majority: majority.map(({ slot, chance }) => ({ slot, chance })),
      largest: largest.map(({ slot, chance }) => ({ slot, chance })),
      hung,
      shares: sharesOf(model, forecast).map(({ slot, median }) => ({ slot, median })),
    });
    said = saidIn(forecast);
  };

  const saidIn = ({ seats }: Forecast): ReadonlyMap<ConstituencyId, Omit<Mark, 'seq'>> => {
    const open = seats.filter(({ settled }) => settled === null);
    const places = open.flatMap(({ constituencyId }) => {
      const home = model.places.get(constituencyId);
      return home?.area === model.greatBritain ? [home.place] : [];
    });
    const rival = uniform.chances(evidence, places);
    return new Map(
      open.map(({ constituencyId, probabilities }) => {
        const home = model.places.get(constituencyId);
        const own = home?.area === model.greatBritain ? rival.get(home.place) : undefined;
        return [constituencyId, { probabilities, uniform: own ?? null }];
      }),
    );
  };

  const mark = (event: NightEvent) => {
    if (event.kind !== 'resultDeclared' && event.kind !== 'winnerAnnounced') return;
    const before = said.get(event.constituencyId);
    if (before === undefined || marks.has(event.constituencyId)) return;
    marks.set(event.constituencyId, { seq: event.seq, ...before });
  };

  return {
    isBegun: () => path.length > 0,
    seq: () => seq,
    advance(log) {
      if (path.length === 0) return makePoint(model.roll.reference.election.closeOfPoll);
      const walked: NightEvent[] = [];
      for (const event of log.slice(seq)) {
        walked.push(event);
        mark(event);
        if (!isResult(event)) continue;
        results += 1;
        if (isPoint(results)) break;
      }
      const last = walked.at(-1);
      if (last === undefined) return;
      state = reduceAll(model.roll, state, walked);
      seq = last.seq;
      if (isResult(last) && isPoint(results)) makePoint(last.at);
    },
    upTo: (end) => ({
      path: path.filter((point) => point.seq <= end),
      marks: new Map([...marks].filter(([, { seq: at }]) => at <= end)),
    }),
  };
}
