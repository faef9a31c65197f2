import { leadingPair } from '#lib/election/derive/overall-swing.ts';
import type { ConstituencyId, PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { mapParties } from './map-page-parties.ts';
import { MAP_MODES, type MapMode, type MapModeKind } from './map-view-modes/map-mode.ts';
import { areaWithKey } from './results-areas.ts';

/** What a reader chose of the map page, as its address says it. */
export interface MapChoice {
  readonly mode: MapMode;
  readonly shape: MapShape;
  /** Key of a nation or region that is shown apart; null for all of them. */
  readonly area: string | null;
  /** The seat that is looked at. */
  readonly seat: { readonly id: ConstituencyId; readonly slug: string } | null;
}

/** One hexagon a seat, or the land as it lies. */
export type MapShape = 'hex' | 'land';

/** Parameters of an address, by name; one given twice counts once. */
export type AddressParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The choice that an address asks for. What it asks for in vain is as if it had not been asked. */
export function readMapChoice(roll: Roll, parameters: AddressParameters): MapChoice {
  const asked = (name: string) => textOf(parameters[name]);
  const slug = asked('seat');
  const seat = roll.reference.constituencies.find((each) => each.slug === slug);
  return {
    mode: modeAsked(roll, asked),
    shape: asked('shape') === 'land' ? 'land' : 'hex',
    area: areaWithKey(roll, asked('area'))?.key ?? null,
    seat: seat === undefined ? null : { id: seat.id, slug: seat.slug },
  };
}

/** What an address says in one parameter; null where it says nothing. */
export function textOf(parameter: string | readonly string[] | undefined): string | null {
  const text = typeof parameter === 'string' ? parameter : parameter?.[0];
  return text === undefined || text === '' ? null : text;
}

/** A mode with the parties of another one, where both have some; else with those most asked for. */
export function modeOfKind(roll: Roll, kind: MapModeKind, asked: AskedParties = {}): MapMode {
  const parties = mapParties(roll);
  const party = among(parties, asked.party) ?? parties[0];
  switch (kind) {
    case 'share':
    case 'change':
      return party === undefined ? { kind: 'winner' } : { kind, party };
    case 'swing': {
      const [first, second] = leadingPair(roll, 'UK');
      const from = among(parties, asked.from) ?? first ?? parties[0];
      const to = [among(parties, asked.to), second, first, ...parties].find(
        (each) => each != null && each !== from,
      );
      return from === undefined || to == null ? { kind: 'winner' } : { kind, from, to };
    }
    default:
      return { kind };
  }
}

interface AskedParties {
  readonly party?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

function modeAsked(roll: Roll, asked: (name: string) => string | null): MapMode {
  const kind = MAP_MODES.find((mode) => mode.kind === asked('mode'))?.kind ?? 'winner';
  return modeOfKind(roll, kind, { party: asked('party'), from: asked('from'), to: asked('to') });
}

function among(parties: readonly PartyId[], asked: string | null | undefined): PartyId | null {
  return parties.find((each) => each === asked) ?? null;
}

/** The parameters that a choice is written with; what is not chosen is not written. */
export function mapParameters({
  mode,
  shape,
  area,
  seat,
}: MapChoice): readonly (readonly [string, string])[] {
  return [
    ...(mode.kind === 'winner' ? [] : [['mode', mode.kind] as const]),
    ...partyParameters(mode),
    ...(shape === 'hex' ? [] : [['shape', shape] as const]),
    ...(area === null ? [] : [['area', area] as const]),
    ...(seat === null ? [] : [['seat', seat.slug] as const]),
  ];
}

function partyParameters(mode: MapMode): readonly (readonly [string, string])[] {
  switch (mode.kind) {
    case 'share':
    case 'change':
      return [['party', mode.party]];
    case 'swing':
      return [
        ['from', mode.from],
        ['to', mode.to],
      ];
    default:
      return [];
  }
}

/** Every parameter that belongs to the map; others of the same address, such as the moment, are not its to change. */
const OWN_PARAMETERS = ['mode', 'party', 'from', 'to', 'shape', 'area', 'seat', 'q'] as const;

/** The address of a choice: "/map?mode=turnout". `others` is what the address says besides. */
export function mapAddress(choice: MapChoice, others: string = ''): string {
  const parameters = new URLSearchParams(others);
  for (const name of OWN_PARAMETERS) parameters.delete(name);
  for (const [name, value] of mapParameters(choice)) parameters.set(name, value);
  const query = parameters.toString();
  return query === '' ? '/map' : `/map?${query}`;
}
