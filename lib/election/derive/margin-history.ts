import type { Roll } from '../roll.ts';
import type { NightState } from '../state.ts';
import { resultSummary } from './result-summary.ts';
import { baseMajority } from './swing-needed.ts';
import { inPoints } from './vote-share.ts';

/** A band of winning margins, in points: from `from` on, below `to`; without an upper end when that is null. */
export interface MarginBand {
  readonly from: number;
  readonly to: number | null;
}

/** Of the seats once won by a margin of this band, how many the winner's party lost at the next general election. */
export interface MarginRecord extends MarginBand {
  /** Years of the two general elections. */
  readonly wonIn: number;
  readonly lostIn: number;
  readonly lostPercent: number;
}

export interface MarginRange extends MarginBand {
  /** The fewest and the most that were lost at one election, in percent, and at how many elections. */
  readonly least: number;
  readonly most: number;
  readonly elections: number;
}

/**
 * What became of such seats at the elections before this one, band by band, smallest margins first. What this night
 * itself decides is not history yet, so records that end with it, or after it, are left out. A range and never a
 * probability: the same margin was safe at one election and lost at the next.
 */
export function marginRanges(records: readonly MarginRecord[], pollDate: string): readonly MarginRange[] {
  const year = Number(pollDate.slice(0, 4));
  const before = records.filter(({ lostIn }) => lostIn < year);
  return [...Map.groupBy(before, ({ from }) => from)]
    .map(([from, own]) => {
      const lost = own.map(({ lostPercent }) => lostPercent);
      return {
        from,
        to: own[0]?.to ?? null,
        least: Math.min(...lost),
        most: Math.max(...lost),
        elections: own.length,
      };
    })
    .sort((left, right) => left.from - right.from);
}

export function isInBand(margin: number, { from, to }: MarginBand): boolean {
  return margin >= from && (to === null || margin < to);
}

export interface LostOf {
  readonly lost: number;
  readonly decided: number;
}

/**
 * Tonight's own line of that history so far: the seats of Great Britain defended by a margin of this band whose winner
 * is known, and those that changed hands. The Speaker's seat is left out: nobody defends it as a party.
 */
export function lostTonight(roll: Roll, state: NightState, band: MarginBand): LostOf {
  const outcomes = roll.reference.constituencies.flatMap((constituency) => {
    const lead = baseMajority(constituency);
    if (constituency.nation === 'Northern Ireland' || lead === null) return [];
    if (constituency.base?.entries[0]?.standing === 'speaker') return [];
    if (!isInBand(inPoints(lead.share), band)) return [];
    const summary = resultSummary(constituency, state.contests[constituency.id]);
    return summary === null ? [] : [summary.outcome.kind];
  });
  return { lost: outcomes.filter((kind) => kind === 'gain').length, decided: outcomes.length };
}
