import type { Roll } from '#lib/election/roll.ts';
import { standingName } from '#lib/format/names.ts';
import { type MapChoice, mapAddress, mapParameters, modeOfKind } from './map-page-address.ts';
import { mapParties } from './map-page-parties.ts';
import { MAP_MODES, type MapMode } from './map-view-modes/map-mode.ts';
import { areasOf } from './results-areas.ts';

/** What the map page lets a reader choose, all of it by address: links, and forms that ask for a page. */
export interface MapControls {
  readonly modes: readonly LinkChoice[];
  /** Empty where there is no map of the land. */
  readonly shapes: readonly LinkChoice[];
  readonly area: ChoiceForm;
  /** The parties that the mode is asked of; null for a mode without any. */
  readonly parties: ChoiceForm | null;
  /** What the search for a seat keeps of the address. */
  readonly kept: readonly (readonly [string, string])[];
}

export interface LinkChoice {
  readonly label: string;
  readonly count: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface ChoiceForm {
  readonly fields: readonly ChoiceField[];
  readonly kept: readonly (readonly [string, string])[];
}

interface ChoiceField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function mapControls(roll: Roll, choice: MapChoice, hasLand: boolean): MapControls {
  const link = (label: string, changed: MapChoice, isCurrent: boolean): LinkChoice => ({
    label,
    count: '',
    href: mapAddress(changed),
    isCurrent,
  });
  const { mode, shape } = choice;
  return {
    modes: MAP_MODES.map(({ kind, name }) =>
      link(name, { ...choice, mode: modeOfKind(roll, kind, partiesIn(mode)) }, kind === mode.kind),
    ),
    shapes: hasLand
      ? [
          link('Hexagons', { ...choice, shape: 'hex' }, shape === 'hex'),
          link('Land', { ...choice, shape: 'land' }, shape === 'land'),
        ]
      : [],
    area: { fields: [areaField(roll, choice)], kept: keptBut(choice, ['area', 'seat']) },
    parties: partyForm(roll, choice),
    kept: keptBut(choice, ['seat']),
  };
}

function partiesIn(mode: MapMode) {
  switch (mode.kind) {
    case 'share':
    case 'change':
      return { party: mode.party };
    case 'swing':
      return { from: mode.from, to: mode.to };
    default:
      return {};
  }
}

function areaField(roll: Roll, { area }: MapChoice): ChoiceField {
  return {
    name: 'area',
    label: 'Nation or region',
    value: area ?? '',
    options: [
      { value: '', label: 'The whole country' },
      ...areasOf(roll).map(({ key, name, isPart }) => ({ value: key, label: isPart ? `– ${name}` : name })),
    ],
  };
}

function partyForm(roll: Roll, choice: MapChoice): ChoiceForm | null {
  const { mode } = choice;
  const options = mapParties(roll).map((party) => ({ value: party, label: standingName(roll, party) }));
  const kept = keptBut(choice, ['party', 'from', 'to']);
  switch (mode.kind) {
    case 'share':
    case 'change':
      return { fields: [{ name: 'party', label: 'Party', value: mode.party, options }], kept };
    case 'swing':
      return {
        fields: [
          { name: 'from', label: 'Swing from', value: mode.from, options },
          { name: 'to', label: 'to', value: mode.to, options },
        ],
        kept,
      };
    default:
      return null;
  }
}

function keptBut(choice: MapChoice, changed: readonly string[]): readonly (readonly [string, string])[] {
  return mapParameters(choice).filter(([name]) => !changed.includes(name));
}
