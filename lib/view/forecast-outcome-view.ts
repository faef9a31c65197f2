import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { ForecastReading, LineReading, PartyChance } from '#lib/forecast/published.ts';
import type { ShownChance } from '#lib/forecast/shown.ts';
import { capitalised, collectiveName, standingName, verbFor } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { chanceWords, likelihood } from './forecast-words.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** What the House will look like: who may have a majority, and who may be the largest. */
export interface OutcomeForecastView {
  /** "A Labour majority is almost certain: about 410 seats, most likely between 395 and 425". Without a full stop. */
  readonly headline: string;
  readonly majority: readonly ChanceRow[];
  /** Said instead of chances, once it is settled. */
  readonly majoritySettled: string | null;
  readonly largest: readonly ChanceRow[];
  readonly largestSettled: string | null;
}

export interface ChanceRow {
  readonly key: string;
  /** Null for no majority. */
  readonly tag: TagView | null;
  readonly name: string;
  /** "very likely". */
  readonly word: string;
  /** "about 85%". */
  readonly chance: string;
  /** Length of the bar: an SVG attribute. */
  readonly length: string;
}

export function outcomeForecastView(roll: Roll, { outcome, lines }: ForecastReading): OutcomeForecastView {
  const { majorityOf, largestIs, hung } = outcome;
  const hungRow = hung === null ? [] : [chanceRow(roll, null, hung)];
  return {
    headline: headlineOf(roll, outcome, lines),
    majority: [...outcome.majority.map((each) => partyRow(roll, each)), ...hungRow].sort(byLength),
    majoritySettled: majorityOf === null ? null : settledMajority(roll, majorityOf),
    largest: outcome.largest.map((each) => partyRow(roll, each)),
    largestSettled:
      largestIs === null
        ? null
        : `${capitalised(collectiveName(roll, largestIs))} ${verbFor(roll, largestIs, 'is', 'are')} the largest party: no other can overtake.`,
  };
}

function settledMajority(roll: Roll, winner: Standing | 'nobody'): string {
  if (winner === 'nobody') return 'No party can reach a majority any more.';
  return `${capitalised(collectiveName(roll, winner))} ${verbFor(roll, winner, 'has', 'have')} a majority already.`;
}

function partyRow(roll: Roll, { standing, chance }: PartyChance): ChanceRow {
  return chanceRow(roll, standing, chance);
}

function chanceRow(roll: Roll, standing: Standing | null, chance: ShownChance): ChanceRow {
  return {
    key: standing ?? 'hung',
    tag: standing === null ? null : tagOf(roll, standing),
    name: standing === null ? 'No majority' : standingName(roll, standing),
    word: likelihood(chance),
    chance: chanceWords(chance),
    length: `${chance}%`,
  };
}

function byLength(left: ChanceRow, right: ChanceRow): number {
  return Number.parseInt(right.length, 10) - Number.parseInt(left.length, 10);
}

function headlineOf(
  roll: Roll,
  { majorityOf, majority, hung }: ForecastReading['outcome'],
  lines: readonly LineReading[],
): string {
  const [first] = majority;
  if (majorityOf !== null && majorityOf !== 'nobody') {
    const has = verbFor(roll, majorityOf, 'has', 'have');
    return `${capitalised(collectiveName(roll, majorityOf))} ${has} a majority: ${seatsOf(lines, majorityOf)}${isKnown(lines, majorityOf) ? '' : ' in the end'}`;
  }
  if (first !== undefined && (hung === null || first.chance > hung)) {
    return `A ${standingName(roll, first.standing)} majority is ${likelihood(first.chance)}: ${seatsOf(lines, first.standing)}`;
  }
  const largest = lines.find(({ standing }) => standing !== null)?.standing ?? null;
  const who =
    largest === null ? '' : `: ${collectiveName(roll, largest)} largest, with ${seatsOf(lines, largest)}`;
  if (majorityOf === 'nobody') return `No party can reach a majority${who}`;
  return hung === null
    ? 'What the House will be is open'
    : `No majority for anybody is ${likelihood(hung)}${who}`;
}

function isKnown(lines: readonly LineReading[], party: Standing): boolean {
  const line = lines.find(({ standing }) => standing === party);
  return line !== undefined && line.nineTenths[0] === line.nineTenths[1];
}

/** "about 410 seats, most likely between 395 and 425"; one number once it is known. */
function seatsOf(lines: readonly LineReading[], party: Standing): string {
  const line = lines.find(({ standing }) => standing === party);
  if (line === undefined) return 'some seats';
  const [low, high] = line.nineTenths;
  if (low === high) return `${formatCount(low)} seats`;
  return `about ${formatCount(line.median)} seats, most likely between ${formatCount(low)} and ${formatCount(high)}`;
}
