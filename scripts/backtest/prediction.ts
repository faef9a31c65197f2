import type { Forecast } from '#lib/forecast/forecast.ts';
import type { ReplayedNight } from './replayed-night.ts';

/** What a method says at one moment: chances by place and slot, and final seats by slot in each draw. */
export interface Prediction {
  /** By place; null for seats that it says nothing of. */
  readonly chances: readonly (Float64Array | null)[];
  /** By slot, then draw; null for a method that gives no totals. */
  readonly totals: readonly Int16Array[] | null;
}

/** The model's own forecast as a prediction for Great Britain. */
export function predictionOf({ model }: ReplayedNight, forecast: Forecast): Prediction {
  const { ids } = model.greatBritain.plan;
  const bySeat = new Map(forecast.seats.map((seat) => [seat.constituencyId, seat.probabilities]));
  return {
    chances: model.greatBritain.seats.map(({ constituency }) => {
      const chances = bySeat.get(constituency.id);
      return chances === undefined ? null : Float64Array.from(ids, (id) => chances.get(id) ?? 0);
    }),
    totals: ids.map((id) => forecast.totals.counts.get(id) ?? new Int16Array(forecast.draws)),
  };
}
