import { partyInSeat } from '#lib/election/derive/party-in-seat.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { counted, formatPercent } from '#lib/format/numbers.ts';
import { mapParties } from './map-page-parties.ts';
import { stepOf } from './map-view-modes/seat-value.ts';
import { SHARE_EDGES } from './map-view-modes/share-mode.ts';
import type { MapPlan } from './map-view-plan.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** One party's share everywhere, small enough to stand beside the others'. */
export interface MultipleView {
  readonly party: PartyId;
  readonly tag: TagView;
  /** A dot a seat, one path for each strength of colour: level 0 has not declared or has no candidate. */
  readonly layers: readonly { readonly level: number; readonly d: string }[];
  /** The map in one sentence. */
  readonly spoken: string;
}

/** As many as stand beside the map on a wide screen. */
const MULTIPLES_MAX = 8;

/** The main parties' shares, each in the same steps as in the map of one party's share. */
export function multiplesView(roll: Roll, state: NightState, plan: MapPlan): readonly MultipleView[] {
  return mapParties(roll)
    .slice(0, MULTIPLES_MAX)
    .map((party) => multipleOf(roll, state, plan, party));
}

function multipleOf(roll: Roll, state: NightState, plan: MapPlan, party: PartyId): MultipleView {
  const layers = Array.from({ length: SHARE_EDGES.length + 2 }, (_, level) => ({ level, d: '' }));
  let best: { readonly name: string; readonly share: number } | null = null;
  let seats = 0;
  for (const { id, name, x, y } of plan.hexes) {
    const constituency = roll.constituencies.get(id);
    const found = constituency === undefined ? null : partyInSeat(constituency, state.contests[id], party);
    const layer = layers[found === null ? 0 : stepOf(SHARE_EDGES, inPoints(found.share)) + 1];
    if (layer !== undefined) layer.d += `M${x} ${y}h0`;
    if (found === null) continue;
    seats += 1;
    if (best === null || found.share > best.share) best = { name, share: found.share };
  }
  const tag = tagOf(roll, party);
  const where =
    best === null
      ? 'no seat declared'
      : `${counted(seats, 'seat')}, most in ${best.name} with ${formatPercent(best.share)}`;
  return { party, tag, layers: layers.filter(({ d }) => d !== ''), spoken: `${tag.name}: ${where}` };
}
