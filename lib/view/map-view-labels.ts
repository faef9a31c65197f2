import type { Region } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Cell } from './map-view-cells.ts';

export interface RegionLabel {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Mean width of a letter and height of a line of the labels' type. */
const LETTER_WIDTH = 4.3;
const LINE_HEIGHT = 9;
/** Between a label and the nearest hexagon's centre; wider where the next row sticks out. */
const GAP = 8.5;
const WIDER_GAPS = [GAP, GAP + 6, GAP + 12];

/**
 * The names of regions where there is sea beside them to write on; a region without a coast has no label, its
 * seats say their own names. Beside the region if there is room, else under or over it.
 */
export function placeLabels(roll: Roll, cells: readonly Cell[], frame: Frame): readonly RegionLabel[] {
  const placed: { readonly label: RegionLabel; readonly box: Frame }[] = [];
  for (const region of nationsFirst(roll.reference.regions)) {
    const own = cells.filter(({ constituency }) => constituency.region === region.id);
    const found = candidatesFor(region, own, cells)
      .map((label) => ({ label, box: boxOf(label) }))
      .find(
        ({ box }) =>
          box.left >= frame.left &&
          box.right <= frame.right &&
          cells.every((cell) => !isUnder(cell, box)) &&
          placed.every((other) => !overlaps(other.box, box)),
      );
    if (found !== undefined) placed.push(found);
  }
  return placed.map(({ label }) => label);
}

/** A nation of one region is missed more than a region of several. */
function nationsFirst(regions: readonly Region[]): readonly Region[] {
  const isWhole = ({ nation }: Region) => regions.filter((each) => each.nation === nation).length === 1;
  return regions.toSorted((left, right) => Number(isWhole(right)) - Number(isWhole(left)));
}

/** Best first: beside the rows nearest to the region's middle, then under it, then over it. */
function candidatesFor(region: Region, own: readonly Cell[], all: readonly Cell[]): readonly RegionLabel[] {
  if (own.length === 0) return [];
  const rows = [...new Set(own.map(({ y }) => y))].sort((left, right) => left - right);
  const middle = ((rows[0] ?? 0) + (rows.at(-1) ?? 0)) / 2;
  const beside = rows
    .toSorted((left, right) => Math.abs(left - middle) - Math.abs(right - middle))
    .flatMap((y) => {
      const inRow = all.filter((cell) => cell.y === y);
      const west = inRow.reduce((best, cell) => (cell.x < best.x ? cell : best));
      const east = inRow.reduce((best, cell) => (cell.x > best.x ? cell : best));
      const baseline = y + LINE_HEIGHT / 3;
      const is = (cell: Cell) => cell.constituency.region === region.id;
      return WIDER_GAPS.flatMap((gap) => [
        ...(is(east) ? [{ name: region.name, x: east.x + gap, y: baseline, anchor: 'start' as const }] : []),
        ...(is(west) ? [{ name: region.name, x: west.x - gap, y: baseline, anchor: 'end' as const }] : []),
      ]);
    });
  const x = Math.min(...own.map((cell) => cell.x)) - GAP / 2;
  const under = { name: region.name, x, y: (rows.at(-1) ?? 0) + GAP + LINE_HEIGHT, anchor: 'start' as const };
  const over = { name: region.name, x, y: (rows[0] ?? 0) - GAP, anchor: 'start' as const };
  return [...beside, under, over].map((label) => ({ ...label, y: Math.round(label.y * 10) / 10 }));
}

function boxOf({ name, x, y, anchor }: RegionLabel): Frame {
  const width = name.length * LETTER_WIDTH;
  const left = anchor === 'start' ? x : x - width;
  return { left, right: left + width, top: y - LINE_HEIGHT * 0.8, bottom: y + LINE_HEIGHT * 0.2 };
}

function isUnder({ x, y }: Cell, box: Frame): boolean {
  return overlaps({ left: x - 5.5, right: x + 5.5, top: y - 6, bottom: y + 6 }, box);
}

function overlaps(one: Frame, other: Frame): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
