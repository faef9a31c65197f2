import type { Standing } from '#lib/election/ids.ts';
import type { Area } from './area.ts';
import type { ForecastModel } from './model.ts';
import type { Contender } from './published.ts';
import { SPEAKER } from './totals.ts';

/**
 * Who a slot is in one seat. Of several other candidates it is the one who sits in the House, or else used to, if that is
 * one; otherwise nobody can say which.
 */
export function contenderOf(area: Area, place: number, slot: number): Contender {
  const { plan } = area;
  const id = plan.ids[slot] ?? '';
  const candidates = area.seats[place]?.constituency.candidates ?? [];
  const own = candidates.filter(({ standing }) => (plan.now.get(standing) ?? plan.insurgent) === slot);
  const known =
    only(own) ??
    only(own.filter(({ sittingMp }) => sittingMp)) ??
    only(own.filter(({ formerMp }) => formerMp)) ??
    (slot === plan.insurgent ? null : (own[0] ?? null));
  return { slot: id, standing: known?.standing ?? null, candidateId: known?.id ?? null };
}

/** Who defends a seat: whoever won it last time, under the name of that time; null without a base or after the Speaker. */
export function defenderOf(area: Area, place: number): Contender | null {
  const seat = area.seats[place];
  if (seat === undefined || seat.holder === -1) return null;
  const { candidateId } = contenderOf(area, place, seat.holder);
  const standing = seat.constituency.base?.entries[0]?.standing ?? null;
  return { slot: area.plan.ids[seat.holder] ?? '', standing, candidateId };
}

/** In whose name each line stands in all seats; null for the line of all other candidates. */
export function standingOfLine(
  { greatBritain, northernIreland }: ForecastModel,
  line: string,
): Standing | null {
  if (line === SPEAKER) return 'speaker';
  for (const { plan } of [greatBritain, northernIreland]) {
    const slot = plan.ids.indexOf(line);
    if (slot === -1 || slot === plan.insurgent) continue;
    for (const [standing, own] of plan.now) if (own === slot) return standing;
  }
  return null;
}

function only<Item>(items: readonly Item[]): Item | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}
