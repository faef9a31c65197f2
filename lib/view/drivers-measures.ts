import type { FigureOf } from '#lib/election/derive/measured-change.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Nation } from '#lib/election/reference.ts';
import type { PlaceMeasure } from './place-view.ts';

/** Measures of the seats as a file carries them to the browser. What has a licence of its own is a file of its own. */
export interface MeasureFile {
  readonly measures: readonly PlaceMeasure[];
  /** One figure a measure, in the order of `measures`; null where none was published. */
  readonly values: Readonly<Record<ConstituencyId, readonly (number | null)[]>>;
  /** What must stand beside the figures; null where the foot of the page is enough. */
  readonly credit: string | null;
}

/** One measure and its figures. */
export interface DriverMeasure extends PlaceMeasure {
  readonly figureOf: FigureOf;
  readonly credit: string | null;
}

const BRITAIN: readonly Nation[] = ['England', 'Scotland', 'Wales'];

/** The measures of some files that say something of Great Britain, in the order of the files. */
export function driverMeasures(files: readonly MeasureFile[]): readonly DriverMeasure[] {
  return files.flatMap(({ measures, values, credit }) =>
    measures.flatMap((measure, place) =>
      measure.nations.some((nation) => BRITAIN.includes(nation))
        ? [{ ...measure, credit, figureOf: (id: ConstituencyId) => values[id]?.[place] ?? null }]
        : [],
    ),
  );
}

/** Nations of Great Britain for which a measure has no figures. */
export function nationsWithout(measure: PlaceMeasure): readonly Nation[] {
  return BRITAIN.filter((nation) => !measure.nations.includes(nation));
}
