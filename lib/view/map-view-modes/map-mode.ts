import type { PartyId } from '#lib/election/ids.ts';

/** What the map is coloured by, and the parties that it is asked of. */
export type MapMode =
  | { readonly kind: PlainMode }
  | { readonly kind: PartyMode; readonly party: PartyId }
  | { readonly kind: 'swing'; readonly from: PartyId; readonly to: PartyId };

type PlainMode = 'winner' | 'hold-or-gain' | 'majority' | 'turnout' | 'second' | 'risk' | 'time';
type PartyMode = 'share' | 'change';

export type MapModeKind = MapMode['kind'];

/** In the order in which they are offered. The key is what an address says. */
export const MAP_MODES: readonly { readonly kind: MapModeKind; readonly name: string }[] = [
  { kind: 'winner', name: 'Winner' },
  { kind: 'hold-or-gain', name: 'Hold or gain' },
  { kind: 'majority', name: 'Majority' },
  { kind: 'turnout', name: 'Turnout' },
  { kind: 'swing', name: 'Swing' },
  { kind: 'share', name: 'Share' },
  { kind: 'change', name: 'Change' },
  { kind: 'second', name: 'Second place' },
  { kind: 'risk', name: 'At risk' },
  { kind: 'time', name: 'Time declared' },
];
