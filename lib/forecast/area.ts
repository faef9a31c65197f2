import type { Design } from './design.ts';
import type { Matrix } from './matrix.ts';
import type { Seat, SlotPlan } from './seat.ts';

/** A set of seats with slots of its own: Great Britain, or Northern Ireland, between which nothing is shared. */
export interface Area {
  readonly plan: SlotPlan;
  readonly seats: readonly Seat[];
  /** By slot. */
  readonly designs: readonly Design[];
  readonly priors: readonly Prior[];
  /** By slot: the sd of a seat's residual on earlier nights, on the logit scale. */
  readonly residualSd: Float64Array;
  /** Of residuals and of coefficients across slots. */
  readonly correlation: Matrix;
  readonly tailDegrees: number;
  readonly residualWeightSeats: number;
}

/** b ~ N(mean, covariance): what is believed of one slot's coefficients before any result. */
export interface Prior {
  readonly mean: Float64Array;
  readonly covariance: Matrix;
}
