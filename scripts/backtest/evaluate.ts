import { forecastOf } from '#lib/forecast/forecast.ts';
import { makeNightNoise } from '#lib/forecast/model.ts';
import { heldShare, holdPrediction, swingPrediction } from './baselines.ts';
import { type Prediction, predictionOf } from './prediction.ts';
import type { Checkpoint, ReplayedNight } from './replayed-night.ts';
import { type Scores, scoresOf, type TotalScore, totalScore } from './scores.ts';

export const PARTS = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9];
/** Over these the means are taken: before the first there is no result, after the last too few seats. */
export const MEAN_PARTS = [0.05, 0.1, 0.25, 0.5, 0.75];
export const METHODS = ['model', 'uniform', 'regional', 'hold'] as const;
export type Method = (typeof METHODS)[number];

const SDS_POINTS = [2, 3, 4, 5, 6, 7, 8, 10, 12, 15];

/** Mean log loss of uniform swing by sd of its noise: what the other nights tune it by. */
export interface SwingTuning {
  readonly uniform: readonly number[];
  readonly regional: readonly number[];
}

export function swingTuning(night: ReplayedNight): SwingTuning {
  const checkpoints = MEAN_PARTS.map(night.at);
  const lossesOf = (byRegion: boolean) =>
    SDS_POINTS.map((sd) => {
      const losses = checkpoints.map(
        (checkpoint) => scored(night, checkpoint, swingPrediction(night, checkpoint, sd, byRegion)).logLoss,
      );
      return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    });
  return { uniform: lossesOf(false), regional: lossesOf(true) };
}

/** Sd of the noise that was best on the given nights, in points. */
export function bestSd(tunings: readonly SwingTuning[], method: keyof SwingTuning): number {
  const losses = SDS_POINTS.map((_, index) =>
    tunings.reduce((sum, tuning) => sum + (tuning[method][index] ?? 0), 0),
  );
  return SDS_POINTS[losses.indexOf(Math.min(...losses))] ?? 0;
}

export interface Evaluation {
  readonly part: number;
  readonly scores: Readonly<Record<Method, Scores>>;
  /** By slot: the model's, and uniform swing's. */
  readonly totals: Readonly<Record<'model' | 'uniform' | 'regional', readonly TotalScore[]>>;
  /** Expected and real changes of hands among the open seats. */
  readonly expectedChanges: number;
  readonly changes: number;
}

/** Every method at every checkpoint; what the baselines are tuned by comes from the other nights. */
export function evaluate(
  night: ReplayedNight,
  draws: number,
  others: { readonly tunings: readonly SwingTuning[]; readonly nights: readonly ReplayedNight[] },
): readonly Evaluation[] {
  const noise = makeNightNoise(night.model, draws);
  const hold = others.nights.reduce((sum, each) => sum + heldShare(each), 0) / others.nights.length;
  const sds = { uniform: bestSd(others.tunings, 'uniform'), regional: bestSd(others.tunings, 'regional') };
  const { ids } = night.model.greatBritain.plan;
  return PARTS.map((part) => {
    const checkpoint = night.at(part);
    const predictions = {
      model: predictionOf(night, forecastOf(night.model, checkpoint.evidence, noise)),
      uniform: swingPrediction(night, checkpoint, sds.uniform, false),
      regional: swingPrediction(night, checkpoint, sds.regional, true),
      hold: holdPrediction(night, hold),
    };
    const totalsOf = ({ totals }: Prediction) =>
      ids.map((_, slot) => totalScore(totals?.[slot] ?? new Int16Array(1), night.finalSeats[slot] ?? 0));
    const holders = holdersOf(night);
    const risk = (place: number) => 1 - (predictions.model.chances[place]?.[holders[place] ?? -1] ?? 0);
    return {
      part,
      scores: {
        model: scored(night, checkpoint, predictions.model),
        uniform: scored(night, checkpoint, predictions.uniform),
        regional: scored(night, checkpoint, predictions.regional),
        hold: scored(night, checkpoint, predictions.hold),
      },
      totals: {
        model: totalsOf(predictions.model),
        uniform: totalsOf(predictions.uniform),
        regional: totalsOf(predictions.regional),
      },
      expectedChanges: checkpoint.open.reduce((sum, place) => sum + risk(place), 0),
      changes: checkpoint.open.filter((place) => night.winners[place] !== holders[place]).length,
    };
  });
}

export function holdersOf({ model }: ReplayedNight): readonly number[] {
  return model.greatBritain.seats.map(({ holder }) => holder);
}

function scored(night: ReplayedNight, { open }: Checkpoint, prediction: Prediction): Scores {
  return scoresOf(prediction, open, night.winners, holdersOf(night));
}
