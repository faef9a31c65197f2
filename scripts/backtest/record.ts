import type {
  CheckpointRecord,
  ForecastRecord,
  IntervalRecord,
  NightRecord,
  RecordedBin,
  RecordedMethod,
  ScoreRecord,
} from '#lib/forecast/record.ts';
import { type Evaluation, MEAN_PARTS } from './evaluate.ts';
import type { LostSeat } from './lost-seats.ts';
import type { ReplayedNight } from './replayed-night.ts';
import type { Coverage } from './tables.ts';

/** A night with all that the back-test found of it. */
export interface EvaluatedNight {
  readonly night: ReplayedNight;
  readonly evaluations: readonly Evaluation[];
  readonly lost: readonly LostSeat[];
}

/** The figures of the back-test, rounded to what their draws can tell. */
export function recordOf(
  draws: number,
  nights: readonly EvaluatedNight[],
  coverage: (method: RecordedMethod) => Coverage,
): ForecastRecord {
  const interval = (method: RecordedMethod): IntervalRecord => {
    const { covered, of, error } = coverage(method);
    return { covered, of, meanErrorSeats: rounded(error, 1) };
  };
  return {
    draws,
    nights: nights.map(nightRecord),
    intervals: {
      model: interval('model'),
      uniform: interval('uniform'),
      regional: interval('regional'),
    },
  };
}

function nightRecord({ night, evaluations, lost }: EvaluatedNight): NightRecord {
  const { ids } = night.model.greatBritain.plan;
  return {
    election: night.election,
    name: night.model.roll.reference.election.name,
    hyperparameters: night.hyperparameters,
    checkpoints: evaluations.map((each) => checkpointRecord(ids, each)),
    calibration: calibrationOf(evaluations.filter(({ part }) => MEAN_PARTS.includes(part))),
    finalSeats: Object.fromEntries(ids.map((id, slot) => [id, night.finalSeats[slot] ?? 0])),
    lost: lost.map((seat) => ({ ...seat, chanceOfLoss: rounded(seat.chanceOfLoss, 2) })),
  };
}

/** The bins of several checkpoints together; open seats count at each. */
function calibrationOf(evaluations: readonly Evaluation[]): readonly RecordedBin[] {
  const all = evaluations.flatMap(({ scores }) => scores.model.bins);
  return [...Map.groupBy(all, ({ from }) => from).values()].map((bins) => {
    const sum = (figure: (bin: RecordedBin) => number) => bins.reduce((total, bin) => total + figure(bin), 0);
    return {
      from: bins[0]?.from ?? 0,
      to: bins[0]?.to ?? 1,
      cases: sum(({ cases }) => cases),
      expected: rounded(
        sum(({ expected }) => expected),
        1,
      ),
      right: sum(({ right }) => right),
    };
  });
}

function checkpointRecord(ids: readonly string[], evaluation: Evaluation): CheckpointRecord {
  const { part, scores, totals, expectedChanges, changes } = evaluation;
  const score = (method: RecordedMethod): ScoreRecord => ({
    logLoss: rounded(scores[method].logLoss, 3),
    brier: rounded(scores[method].brier, 3),
  });
  return {
    part,
    open: scores.model.open,
    scores: { model: score('model'), uniform: score('uniform'), regional: score('regional') },
    expectedChanges: rounded(expectedChanges, 1),
    changes,
    totals: Object.fromEntries(
      ids.map((id, slot) => {
        const total = totals.model[slot];
        return [id, [rounded(total?.mean ?? 0, 1), total?.low ?? 0, total?.high ?? 0]];
      }),
    ),
  };
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
