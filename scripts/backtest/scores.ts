import type { RecordedBin } from '#lib/forecast/record.ts';
import type { Prediction } from './prediction.ts';

/** Section 12: a chance below this counts as this in the log loss. */
const CHANCE_FLOOR = 0.001;

export interface Scores {
  readonly open: number;
  readonly logLoss: number;
  readonly brier: number;
  /** Of the chance that a seat changes hands, against whether it did. */
  readonly auc: number;
  /** Expected calibration error of the favourite. */
  readonly calibration: number;
  /** What that error is made of. */
  readonly bins: readonly RecordedBin[];
}

/** Scores of the seats that are still open, given who won them and who held them. */
export function scoresOf(
  { chances }: Prediction,
  open: readonly number[],
  winners: Int8Array,
  holders: readonly number[],
): Scores {
  let logLoss = 0;
  let brier = 0;
  const risks: number[] = [];
  const changed: boolean[] = [];
  const favourites: { chance: number; won: boolean }[] = [];
  for (const place of open) {
    const own = chances[place] ?? new Float64Array(0);
    const winner = winners[place] ?? -1;
    const holder = holders[place] ?? -1;
    logLoss -= Math.log(Math.max(CHANCE_FLOOR, own[winner] ?? 0));
    brier += own.reduce((sum, chance, slot) => sum + (chance - (slot === winner ? 1 : 0)) ** 2, 0);
    risks.push(1 - (own[holder] ?? 0));
    changed.push(winner !== holder);
    const favourite = own.indexOf(Math.max(...own));
    favourites.push({ chance: own[favourite] ?? 0, won: favourite === winner });
  }
  return {
    open: open.length,
    logLoss: logLoss / open.length,
    brier: brier / open.length,
    auc: areaUnderCurve(risks, changed),
    calibration: calibrationError(favourites),
    bins: calibrationBins(favourites),
  };
}

/** The chance that a case that happened was put above one that did not; a tie is half. */
export function areaUnderCurve(scores: readonly number[], happened: readonly boolean[]): number {
  const yes = scores.filter((_, index) => happened[index] === true);
  const no = scores.filter((_, index) => happened[index] !== true);
  let above = 0;
  for (const high of yes) for (const low of no) above += high > low ? 1 : high === low ? 0.5 : 0;
  return above / (yes.length * no.length);
}

const CALIBRATION_EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.000001];

/** A stated chance, and whether what it was of came true. */
interface Stated {
  readonly chance: number;
  readonly won: boolean;
}

/** Mean distance of stated chance and frequency over bins, by their cases. */
export function calibrationError(cases: readonly Stated[]): number {
  const sum = calibrationBins(cases).reduce(
    (total, { expected, right }) => total + Math.abs(expected - right),
    0,
  );
  return sum / cases.length;
}

function calibrationBins(cases: readonly Stated[]): readonly RecordedBin[] {
  return CALIBRATION_EDGES.slice(0, -1).map((from, bin) => {
    const to = CALIBRATION_EDGES[bin + 1] ?? 1;
    const inside = cases.filter(({ chance }) => chance >= from && chance < to);
    return {
      from,
      to: Math.min(1, to),
      cases: inside.length,
      expected: inside.reduce((total, { chance }) => total + chance, 0),
      right: inside.filter(({ won }) => won).length,
    };
  });
}

export interface TotalScore {
  readonly error: number;
  /** Whether the true number lies in the middle nine tenths of the draws. */
  readonly covered: boolean;
  readonly low: number;
  readonly mean: number;
  readonly high: number;
}

export function totalScore(total: Int16Array, actual: number): TotalScore {
  const sorted = Int16Array.from(total).sort();
  const quantile = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
  const mean = sorted.reduce((sum, seats) => sum + seats, 0) / sorted.length;
  const [low, high] = [quantile(0.05), quantile(0.95)];
  return { error: Math.abs(mean - actual), covered: actual >= low && actual <= high, low, mean, high };
}
