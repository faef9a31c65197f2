import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Area } from './area.ts';
import type { battlegroundsOf } from './battlegrounds.ts';
import { greatBritain } from './great-britain.ts';
import type { ForecastInputs, Measures } from './inputs.ts';
import { makeNoise, type Noise, noiseShape } from './noise.ts';
import { northernIreland } from './northern-ireland.ts';
import { type Precision, precisionOf } from './posterior.ts';

/** The forecast at the close of poll: everything that no result changes. */
export interface ForecastModel {
  readonly inputs: ForecastInputs;
  readonly roll: Roll;
  readonly greatBritain: Area;
  readonly northernIreland: Area;
  /** Where each constituency lies. */
  readonly places: ReadonlyMap<ConstituencyId, Place>;
  readonly precisions: ReadonlyMap<Area, readonly Precision[]>;
}

export interface Place {
  readonly area: Area;
  readonly place: number;
}

/** Random numbers of both areas: the same for every update. */
export type NightNoise = ReadonlyMap<Area, Noise>;

/**
 * Makes the model from what is known at the close of poll. The same inputs give the same model. Takes seconds, almost all of
 * them for the exit poll: keep it off any thread that somebody waits for.
 */
export function makeModel(
  roll: Roll,
  inputs: ForecastInputs,
  measures: Measures,
  findBattlegrounds?: typeof battlegroundsOf,
): ForecastModel {
  const { constituencies, regions } = roll.reference;
  const isIrish = ({ nation }: { readonly nation: string }) => nation === 'Northern Ireland';
  const britain = greatBritain(
    inputs,
    constituencies.filter((each) => !isIrish(each)),
    regions.filter((each) => !isIrish(each)),
    measures,
    findBattlegrounds,
  );
  const ireland = northernIreland(inputs.northernIreland, inputs.insurgent, constituencies.filter(isIrish));
  const areas = [britain, ireland];
  return {
    inputs,
    roll,
    greatBritain: britain,
    northernIreland: ireland,
    places: new Map(
      areas.flatMap((area) =>
        area.seats.map(({ constituency }, place) => [constituency.id, { area, place }] as const),
      ),
    ),
    precisions: new Map(areas.map((area) => [area, area.priors.map(precisionOf)])),
  };
}

const NOISE_SEED = 1975;

/** The common random numbers of a night, for so many draws. */
export function makeNightNoise(
  { greatBritain: britain, northernIreland: ireland }: ForecastModel,
  draws: number,
): NightNoise {
  return new Map(
    [britain, ireland].map((area, index) => [area, makeNoise(NOISE_SEED + index, noiseShape(area), draws)]),
  );
}
