import type { RegionId } from '../ids.ts';
import type { Constituency, Nation } from '../reference.ts';
import type { Roll } from '../roll.ts';
import { type AreaTally, emptyArea, type Tally } from '../state.ts';
import { combineArea } from '../tally.ts';

/**
 * What a sum is taken over. Vote shares are of the United Kingdom, swing is of Great Britain, because Northern
 * Ireland's parties are its own: a page that shows one says which.
 */
export type Scope = 'UK' | 'GB' | Nation | RegionId;

/** The regions of a scope. */
function regionsIn(roll: Roll, scope: Scope): readonly RegionId[] {
  return roll.reference.regions
    .filter(
      (region) =>
        scope === 'UK' ||
        (scope === 'GB' && region.nation !== 'Northern Ireland') ||
        scope === region.nation ||
        scope === region.id,
    )
    .map((region) => region.id);
}

/** The totals of a scope. */
export function areaOf(roll: Roll, tally: Tally, scope: Scope): AreaTally {
  return regionsIn(roll, scope).reduce((sum, id) => {
    const area = tally.areas[id];
    return area === undefined ? sum : combineArea(sum, area);
  }, emptyArea);
}

/** The constituencies of a scope. */
export function constituenciesIn(roll: Roll, scope: Scope): readonly Constituency[] {
  const regions = new Set(regionsIn(roll, scope));
  return roll.reference.constituencies.filter((each) => regions.has(each.region));
}
