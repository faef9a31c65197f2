import {
  isInBand,
  lostTonight,
  type MarginRange,
  type MarginRecord,
  marginRanges,
} from '#lib/election/derive/margin-history.ts';
import {
  countSecondPlaces,
  type SecondPlace,
  type SecondPlaceCounts,
  type StandingCount,
  secondPlaces,
} from '#lib/election/derive/second-places.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import type { ConstituencyId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, collectiveName, listOf, standingName } from '#lib/format/names.ts';
import { counted, formatCount, formatGap } from '#lib/format/numbers.ts';
import { type AtRiskFilter, atRiskAddress } from './at-risk-filter.ts';
import type { CountLink } from './at-risk-view.ts';
import { type KeptLists, keptOrder } from './kept-order.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** Who is second where, and what it would take. */
export interface SecondPlacesView {
  /** "Labour has 411 seats: the Conservatives are second in 219 of them, Reform UK in 89". */
  readonly sentence: string;
  /** What exactly is counted. */
  readonly counted: string;
  /** Null before a seat has declared. */
  readonly matrix: MatrixView | null;
  readonly margins: MarginsView | null;
  readonly list: SecondPlaceListView | null;
}

/** Winners down, second places across; every number leads to its seats. */
export interface MatrixView {
  readonly seconds: readonly { readonly tag: TagView; readonly total: CountLink }[];
  readonly total: CountLink;
  readonly rows: readonly {
    readonly tag: TagView;
    readonly name: string;
    readonly total: CountLink;
    readonly cells: readonly CountLink[];
  }[];
}

export interface MarginsView {
  readonly rows: readonly {
    readonly key: string;
    /** "5 to 10" */
    readonly band: string;
    readonly seats: CountLink;
    /** "18% to 52%" */
    readonly range: string;
    /** "36 of 69" */
    readonly tonight: string;
  }[];
  readonly note: string;
}

export interface SecondPlaceListView {
  /** "Labour won, Green second: 39 seats" */
  readonly title: string;
  readonly rows: readonly SecondPlaceRow[];
  /** To the rest; null when all of it is shown. */
  readonly wholeHref: string | null;
  /** To the list without a choice; null when none was made. */
  readonly clearHref: string | null;
  readonly changes: number;
  /** The seats that would be shown now; empty while nothing changed. */
  readonly latest: readonly ConstituencyId[];
}

export interface SecondPlaceRow {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly seat: string;
  readonly region: string;
  readonly winner: TagView;
  readonly winnerName: string;
  readonly second: TagView;
  readonly secondName: string;
  readonly votes: string;
  readonly margin: string;
  readonly swing: string;
}

/** The closest of all, where nothing is chosen; a choice shows every seat of it. */
const CLOSEST_ROWS = 40;
/** Named in the sentence; the table has them all. */
const SECONDS_SAID = 3;

export function secondPlacesView(
  roll: Roll,
  state: NightState,
  filter: AtRiskFilter,
  records: readonly MarginRecord[],
  kept: KeptLists<ConstituencyId>,
): SecondPlacesView {
  const places = secondPlaces(roll, state);
  const counts = countSecondPlaces(places);
  const ranges = marginRanges(records, roll.reference.election.pollDate);
  return {
    sentence: sentenceOf(roll, state, counts),
    counted:
      'Counted are seats with declared figures, as they stand now: not winners announced without figures, not withdrawn results. ' +
      'Independents are one column, though they are people; the Speaker is apart. ' +
      'The swing that takes a seat is half of the majority, in points of all valid votes: it would make the two level.',
    matrix: places.length === 0 ? null : matrixOf(roll, places.length, counts, filter),
    margins:
      ranges.length === 0 || places.length === 0 ? null : marginsOf(roll, state, places, ranges, filter),
    list: places.length === 0 ? null : listOfPlaces(roll, places, ranges, filter, kept),
  };
}

function sentenceOf(roll: Roll, state: NightState, { winners, seconds, of }: SecondPlaceCounts): string {
  const [first] = winners;
  if (first === undefined) return 'Nobody is second anywhere until a seat has declared.';
  const behind = seconds
    .map(({ standing }) => ({ standing, seats: of(first.standing, standing) }))
    .filter(({ seats }) => seats > 0)
    .sort((left, right) => right.seats - left.seats)
    .slice(0, SECONDS_SAID);
  const soFar = state.tally.declared + state.tally.postponed === roll.seats ? '' : ' so far';
  const said = behind.map(
    ({ standing, seats }, index) =>
      `${groupName(roll, standing)} ${index === 0 ? 'second in ' : 'in '}${formatCount(seats)}`,
  );
  return `Of ${possessiveSeats(roll, first)}${soFar}: ${listOf(said)}.`;
}

function possessiveSeats(roll: Roll, { standing, seats }: StandingCount): string {
  return `the ${counted(seats, 'seat')} that ${groupName(roll, standing)} won`;
}

/** Independents together are many: "independents". */
function groupName(roll: Roll, standing: Standing): string {
  return standing === 'independent' ? 'independents' : collectiveName(roll, standing);
}

function matrixOf(roll: Roll, all: number, counts: SecondPlaceCounts, filter: AtRiskFilter): MatrixView {
  const link = (winner: Standing | null, second: Standing | null, count: number): CountLink => ({
    key: `${winner} ${second}`,
    count: formatCount(count),
    href:
      count === 0
        ? null
        : atRiskAddress(
            { ...filter, winner, second, margin: null, isWhole: winner === null && second === null },
            'second-places',
          ),
    isCurrent: filter.winner === winner && filter.second === second && (winner !== null || second !== null),
  });
  return {
    total: link(null, null, all),
    seconds: counts.seconds.map(({ standing, seats }) => ({
      tag: tagOf(roll, standing),
      total: link(null, standing, seats),
    })),
    rows: counts.winners.map(({ standing, seats }) => ({
      tag: tagOf(roll, standing),
      name: standing === 'independent' ? 'Independents' : standingName(roll, standing),
      total: link(standing, null, seats),
      cells: counts.seconds.map((second) =>
        link(standing, second.standing, counts.of(standing, second.standing)),
      ),
    })),
  };
}

function marginsOf(
  roll: Roll,
  state: NightState,
  places: readonly SecondPlace[],
  ranges: readonly MarginRange[],
  filter: AtRiskFilter,
): MarginsView {
  const elections = Math.max(...ranges.map((range) => range.elections));
  return {
    rows: ranges.map((range) => {
      const seats = places.filter(({ margin }) => isInBand(margin, range)).length;
      const tonight = lostTonight(roll, state, range);
      return {
        key: String(range.from),
        band: bandWords(range),
        seats: {
          key: String(range.from),
          count: formatCount(seats),
          href:
            seats === 0
              ? null
              : atRiskAddress(
                  { ...filter, winner: null, second: null, margin: range.from, isWhole: false },
                  'second-places',
                ),
          isCurrent: filter.margin === range.from,
        },
        range: rangeWords(range),
        tonight: `${formatCount(tonight.lost)} of ${formatCount(tonight.decided)}`,
      };
    }),
    note: `“Lost next time” is the fewest and the most of the seats won by such a margin that changed hands at the next general election, at ${formatCount(elections)} elections before this one. “Lost tonight” is the same of the seats defended by such a margin in Great Britain and decided so far. The ranges are wide because margins are a poor clock: no probability for any seat can be made of them.`,
  };
}

function bandWords({ from, to }: MarginRange): string {
  return to === null ? `${from} and more` : `${from} to ${to}`;
}

function rangeWords({ least, most }: MarginRange): string {
  return least === most ? `${least}%` : `${least}% to ${most}%`;
}

function listOfPlaces(
  roll: Roll,
  places: readonly SecondPlace[],
  ranges: readonly MarginRange[],
  filter: AtRiskFilter,
  kept: KeptLists<ConstituencyId>,
): SecondPlaceListView {
  const { winner, second } = filter;
  const range = ranges.find(({ from }) => from === filter.margin) ?? null;
  const found = places.filter(
    (place) =>
      (winner === null || place.winner.standing === winner) &&
      (second === null || place.second.standing === second) &&
      (range === null || isInBand(place.margin, range)),
  );
  const isChosen = winner !== null || second !== null || range !== null;
  const isCut = !isChosen && !filter.isWhole && found.length > CLOSEST_ROWS;
  const latest = (isCut ? found.slice(0, CLOSEST_ROWS) : found).map(({ constituency }) => constituency.id);
  const order = keptOrder(latest, kept['second-places']);
  const byId = new Map(places.map((place) => [place.constituency.id, place]));
  return {
    title: listTitle(roll, filter, range, isCut ? CLOSEST_ROWS : found.length),
    rows: order.shown.flatMap((id) => {
      const place = byId.get(id);
      return place === undefined ? [] : [rowOf(roll, place)];
    }),
    wholeHref: isCut ? atRiskAddress({ ...filter, isWhole: true }, 'second-places') : null,
    clearHref:
      isChosen || filter.isWhole
        ? atRiskAddress(
            { ...filter, winner: null, second: null, margin: null, isWhole: false },
            'second-places',
          )
        : null,
    changes: order.changes,
    latest: order.changes === 0 ? [] : latest,
  };
}

function listTitle(
  roll: Roll,
  { winner, second, isWhole }: AtRiskFilter,
  range: MarginRange | null,
  count: number,
): string {
  const parts = [
    ...(winner === null ? [] : [`${plainName(roll, winner)} won`]),
    ...(second === null ? [] : [`${plainName(roll, second)} second`]),
    ...(range === null ? [] : [`won by ${bandWords(range)} points`]),
  ];
  if (parts.length > 0) return `${capitalised(parts.join(', '))}: ${counted(count, 'seat')}`;
  return isWhole ? `All ${counted(count, 'declared seat')}` : `The closest ${counted(count, 'seat')}`;
}

function plainName(roll: Roll, standing: Standing): string {
  return isParty(standing) ? standingName(roll, standing) : collectiveName(roll, standing);
}

function rowOf(
  roll: Roll,
  { constituency, winner, second, votes, margin, swing }: SecondPlace,
): SecondPlaceRow {
  return {
    id: constituency.id,
    slug: constituency.slug,
    seat: constituency.name,
    region: roll.regions.get(constituency.region)?.name ?? '',
    winner: tagOf(roll, winner.standing),
    winnerName: winner.name,
    second: tagOf(roll, second.standing),
    secondName: second.name,
    votes: formatCount(votes),
    margin: formatGap(margin),
    swing: formatGap(swing),
  };
}
