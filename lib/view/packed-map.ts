import type { ConstituencyId, Standing } from '#lib/election/ids.ts';
import type { HexLook, HexView } from './map-view.ts';
import type { MapPlan, PlannedHex } from './map-view-plan.ts';

/*
 * Plan and seats as a page carries them beside its HTML: one line a seat, without the names of fields and without
 * what another field says already. As objects they are a third of the Night page.
 */

export type PackedPlan = Omit<MapPlan, 'hexes'> & { readonly hexes: string };

/** A view with its seats packed, in the order of the plan. */
export type Packed<View extends { readonly seats: unknown }> = Omit<View, 'seats'> & {
  readonly seats: string;
};

/** A seat of any map; what only the map page says is left out on others. */
type PackableSeat = HexView & { readonly value?: string; readonly isFaded?: boolean };
type UnpackedSeat = HexView & { readonly value: string; readonly isFaded: boolean };

const FIELD = '\t';
const LINE = '\n';

export function packPlan({ hexes, ...rest }: MapPlan): PackedPlan {
  const lines = hexes.map(({ id, slug, name, x, y }) =>
    [id, name, x, y, slug === usualSlug(name) ? '' : slug].join(FIELD),
  );
  return { ...rest, hexes: lines.join(LINE) };
}

export function unpackPlan({ hexes, ...rest }: PackedPlan): MapPlan {
  const planned = linesOf(hexes).map(([id = '', name = '', x, y, slug = '']): PlannedHex => {
    return {
      id: id as ConstituencyId,
      slug: slug === '' ? usualSlug(name) : slug,
      name,
      x: Number(x),
      y: Number(y),
    };
  });
  return { ...rest, hexes: planned };
}

/** Packs the seats of a view. Throws for a plan with a seat that the view does not have. */
export function packSeats<View extends { readonly seats: Readonly<Record<string, PackableSeat>> }>(
  plan: MapPlan,
  view: View,
): Packed<View> {
  const lines = plan.hexes.map(({ id, name }) => {
    const seat = view.seats[id];
    if (seat === undefined) throw new Error(`The view has no seat ${id}`);
    const { look, standing, letter, stroke, spoken, value = '', isFaded = false } = seat;
    const rest = spoken.startsWith(`${name}:`) ? spoken.slice(name.length) : spoken;
    return [look, standing ?? '', letter, stroke, rest, value, isFaded ? 'faded' : ''].join(FIELD);
  });
  return { ...view, seats: lines.join(LINE) };
}

/** The same back, with the plan that it was packed with. */
export function unpackSeats(plan: MapPlan, packed: string): Readonly<Record<string, UnpackedSeat>> {
  const lines = linesOf(packed);
  return Object.fromEntries(
    plan.hexes.map(({ id, name }, index) => [id, unpackSeat(name, lines[index] ?? [])]),
  );
}

function unpackSeat(name: string, fields: readonly string[]): UnpackedSeat {
  const [look = 'open', standing = '', letter = '', stroke = '', rest = '', value = '', faded = ''] = fields;
  return {
    look: look as HexLook,
    standing: standing === '' ? null : (standing as Standing),
    letter,
    stroke,
    spoken: rest.startsWith(':') ? `${name}${rest}` : rest,
    value,
    isFaded: faded !== '',
  };
}

function linesOf(text: string): readonly (readonly string[])[] {
  return text === '' ? [] : text.split(LINE).map((line) => line.split(FIELD));
}

/** Most addresses follow from the name; the others are written out. */
function usualSlug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}
