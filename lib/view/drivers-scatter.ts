import { correlationOf } from '#lib/election/derive/correlation.ts';
import type { MeasureBin, MeasuredSeat } from '#lib/election/derive/measured-change.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import { standingName } from '#lib/format/names.ts';
import { counted, formatSignedPoints } from '#lib/format/numbers.ts';
import { type AxisMark, CHART_UNITS, percentAt } from './charts/chart.ts';
import { dotsPath } from './charts/paths.ts';
import {
  heightOf,
  levelMarks,
  uprightMarks,
  type ValueAxis,
  valueAxis,
  widthOf,
} from './charts/value-axis.ts';
import type { DriverMeasure } from './drivers-measures.ts';
import { formatCorrelation, formatEdge } from './drivers-words.ts';
import { formatMeasure } from './place-view.ts';

/** One dot a declared seat: the measure to the right, the party's change upwards; a bar where each bin's mean is. */
export interface ScatterView {
  readonly spoken: string;
  readonly unit: string;
  readonly under: string;
  readonly across: readonly AxisMark[];
  readonly upright: readonly AxisMark[];
  readonly zero: string;
  readonly dots: string;
  readonly means: readonly {
    readonly key: string;
    readonly x1: number;
    readonly x2: number;
    readonly y: number;
  }[];
  readonly names: readonly ScatterName[];
}

/** A seat named on the chart, at its dot. */
export interface ScatterName {
  readonly slug: string;
  readonly name: string;
  readonly x: string;
  readonly y: string;
  /** On which side of its dot the name has room. */
  readonly side: 'start' | 'end';
}

/** A dot that can be asked for its name, in chart units. */
export interface ScatterPoint {
  readonly slug: string;
  readonly words: string;
  readonly x: number;
  readonly y: number;
}

/** What it takes to place the dots. */
interface PlacedParts {
  readonly measure: DriverMeasure;
  readonly country: readonly Constituency[];
  readonly seats: readonly MeasuredSeat[];
}

interface ScatterParts extends PlacedParts {
  readonly party: PartyId;
  readonly bins: readonly MeasureBin[];
}

/** Changes that every night has: so that the first seats do not fill the chart. */
const CHANGE_MIN = -10;
const CHANGE_MAX = 10;

export function scatterView(roll: Roll, parts: ScatterParts): ScatterView {
  const { party, measure, seats, bins } = parts;
  const axes = axesOf(parts);
  return {
    spoken: spokenOf(roll, parts),
    unit: `Change of ${standingName(roll, party)}, points`,
    under: measure.label,
    across: levelMarks(axes.x, (value) => formatEdge(value, measure.unit)),
    upright: uprightMarks(axes.y, formatSignedPointsShort),
    zero: percentAt(heightOf(axes.y, 0)),
    dots: dotsPath(seats.map(({ value, change }) => [widthOf(axes.x, value), heightOf(axes.y, change)])),
    means: bins.flatMap(({ from, to, change }) =>
      change === null
        ? []
        : [
            {
              key: String(from),
              x1: widthOf(axes.x, from ?? axes.x.low),
              x2: widthOf(axes.x, to ?? axes.x.high),
              y: heightOf(axes.y, change.mean),
            },
          ],
    ),
    names: namesOf(seats, axes),
  };
}

/** The same dots, to be asked for their names by a pointer. */
export function scatterPoints(parts: PlacedParts): readonly ScatterPoint[] {
  const axes = axesOf(parts);
  return parts.seats.map(({ constituency, value, change }) => ({
    slug: constituency.slug,
    words: `${constituency.name}: ${formatMeasure(value, parts.measure.unit)}, ${formatSignedPoints(change)}`,
    x: widthOf(axes.x, value),
    y: heightOf(axes.y, change),
  }));
}

interface Axes {
  readonly x: ValueAxis;
  readonly y: ValueAxis;
}

/** The measure's axis is of all seats and stands before the night; the change's holds every change so far. */
function axesOf({ measure, country, seats }: PlacedParts): Axes {
  const values = country.flatMap(({ id }) => measure.figureOf(id) ?? []);
  const changes = seats.map(({ change }) => change);
  return {
    x: valueAxis(Math.min(...values), Math.max(...values)),
    y: valueAxis(Math.min(CHANGE_MIN, ...changes), Math.max(CHANGE_MAX, ...changes)),
  };
}

/** As many names as a narrow chart has room for. */
const NAMES_MAX = 4;
const NAME_APART_X = 320;
const NAME_APART_Y = 60;

/** The seats at the ends: the greatest changes either way, and the greatest value. Names that would touch are left out. */
function namesOf(seats: readonly MeasuredSeat[], { x, y }: Axes): readonly ScatterName[] {
  const byChange = seats.toSorted((left, right) => left.change - right.change);
  const byValue = seats.toSorted((left, right) => right.value - left.value);
  const wanted = [byChange[0], byChange.at(-1), byValue[0], byChange[1], byChange.at(-2)];
  const placed: { readonly seat: MeasuredSeat; readonly left: number; readonly top: number }[] = [];
  for (const seat of wanted) {
    if (seat === undefined || placed.length === NAMES_MAX) continue;
    const left = widthOf(x, seat.value);
    const top = heightOf(y, seat.change);
    const touches = placed.some(
      (other) => Math.abs(other.left - left) < NAME_APART_X && Math.abs(other.top - top) < NAME_APART_Y,
    );
    if (!touches) placed.push({ seat, left, top });
  }
  return placed.map(({ seat: { constituency }, left, top }) => ({
    slug: constituency.slug,
    name: constituency.name,
    x: percentAt(left),
    y: percentAt(top),
    side: left > CHART_UNITS / 2 ? 'end' : 'start',
  }));
}

function spokenOf(roll: Roll, { party, measure, seats }: ScatterParts): string {
  const found = correlationOf(seats.map(({ value, change }) => [value, change]));
  const how = found === null ? '' : ` Correlation ${formatCorrelation(found.r)}.`;
  return `Scatter of ${counted(seats.length, 'declared seat')} in Great Britain: change of ${standingName(roll, party)} against ${measure.label}.${how} The means of the bands follow in a table.`;
}

/** Round changes beside the axis: "+10", "−20", "0". */
function formatSignedPointsShort(value: number): string {
  return formatSignedPoints(value).replace('.0', '');
}

/** Further than this from a dot, in pixels, a pointer means none. */
const REACH_PX = 24;

/** The dot nearest to a pointer on a chart that is drawn in a box; null when none is in reach. */
export function nearestPoint(
  points: readonly ScatterPoint[],
  pointer: { readonly x: number; readonly y: number },
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): ScatterPoint | null {
  let nearest: ScatterPoint | null = null;
  let least = REACH_PX;
  for (const point of points) {
    const distance = Math.hypot(
      box.left + (point.x / CHART_UNITS) * box.width - pointer.x,
      box.top + (point.y / CHART_UNITS) * box.height - pointer.y,
    );
    if (distance > least) continue;
    least = distance;
    nearest = point;
  }
  return nearest;
}
