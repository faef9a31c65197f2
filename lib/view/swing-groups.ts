import {
  basePair,
  changeIn,
  comparedSum,
  partiesByBase,
  shareIn,
  swingIn,
} from '#lib/election/derive/compared-groups.ts';
import { defending } from '#lib/election/derive/hold-or-gain.ts';
import type { Comparison } from '#lib/election/derive/like-for-like.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Constituency, Nation } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { SeatType, SeatTypes } from '#lib/election/seat-type.ts';
import { standingName } from '#lib/format/names.ts';
import { formatCount, formatPoints, formatShare, formatSignedPoints, UNKNOWN } from '#lib/format/numbers.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** Change and swing so far by parts of Great Britain, like for like. Its rows are fixed before the night. */
export interface GroupTable {
  readonly caption: string;
  readonly parties: readonly TagView[];
  readonly parts: readonly GroupPart[];
  readonly notes: readonly string[];
}

export interface GroupPart {
  readonly title: string;
  readonly rows: readonly GroupRow[];
}

export interface GroupRow {
  readonly name: string;
  /** "12 of 73" */
  readonly declared: string;
  /** Share of the vote now in the declared seats, in per cent, in the order of the table's parties. */
  readonly shares: readonly string[];
  /** Its change in points, in the same order. */
  readonly changes: readonly string[];
  readonly swing: GroupSwing | null;
}

/** A swing with its two parties, the one that it favours last. */
export interface GroupSwing {
  readonly points: string;
  readonly from: TagView;
  readonly to: TagView;
}

/** Of the base vote of Great Britain, the least with which a party has a column. */
const COLUMN_SHARE_MIN = 0.015;
/** Contests of one kind that are worth a row: fewer say more of the seats than of the kind. */
const KIND_SEATS_MIN = 10;

interface Group {
  readonly name: string;
  readonly seats: readonly Constituency[];
}

export function groupTable(
  roll: Roll,
  country: readonly Constituency[],
  contests: readonly Comparison[],
  types: SeatTypes | null,
): GroupTable {
  const parties = partiesByBase(country)
    .filter(({ share }) => share >= COLUMN_SHARE_MIN)
    .map(({ party }) => party);
  const byId = new Map(contests.map((each) => [each.constituency.id, each]));
  const part = (title: string, groups: readonly Group[]): GroupPart => ({
    title,
    rows: groups.map((group) => rowOf(roll, group, byId, parties)),
  });
  return {
    caption:
      'Share of the vote in per cent, its change in points, and swing so far, like for like, in Great Britain',
    parties: parties.map((party) => tagOf(roll, party)),
    parts: [
      part('Nation', [{ name: 'Great Britain', seats: country }, ...nations(country)]),
      part('Region of England', regions(roll, country)),
      ...(types === null ? [] : [part('Type of constituency', byType(country, types))]),
      part('Defended by', defended(roll, country)),
      part('First and second last time', kinds(roll, country)),
    ],
    notes: [
      'Large: share of the vote, per cent; small: its change, points. Declared seats are compared with the same seats last time, their votes added up. Swing is between the two parties with the most votes in all the seats of the row last time, declared or not.',
      ...(types === null
        ? []
        : [
            'A borough is mostly a town; a county holds more of the country: in law, not by how many live there.',
          ]),
    ],
  };
}

function rowOf(
  roll: Roll,
  { name, seats }: Group,
  contests: ReadonlyMap<Constituency['id'], Comparison>,
  parties: readonly PartyId[],
): GroupRow {
  const sum = comparedSum(seats.flatMap(({ id }) => contests.get(id) ?? []));
  const swing = swingIn(sum, basePair(seats));
  return {
    name,
    declared: `${formatCount(sum.seats)} of ${formatCount(seats.length)}`,
    // A party that nobody could vote for has no share, which is not 0.
    shares: parties.map((party) => formatShare(sum.now.has(party) ? shareIn(sum, party) : null)),
    changes: parties.map((party) => (sum.seats === 0 ? UNKNOWN : formatSignedPoints(changeIn(sum, party)))),
    swing:
      swing === null
        ? null
        : {
            points: formatPoints(swing.points),
            from: tagOf(roll, swing.from),
            to: tagOf(roll, swing.to),
          },
  };
}

const NATIONS: readonly Nation[] = ['England', 'Scotland', 'Wales'];

function nations(country: readonly Constituency[]): readonly Group[] {
  return NATIONS.map((nation) => ({ name: nation, seats: country.filter((each) => each.nation === nation) }));
}

function regions(roll: Roll, country: readonly Constituency[]): readonly Group[] {
  return roll.reference.regions
    .filter(({ nation }) => nation === 'England')
    .map(({ id, name }) => ({ name, seats: country.filter(({ region }) => region === id) }));
}

const TYPE_NAMES: readonly (readonly [SeatType, string])[] = [
  ['county', 'County'],
  ['borough', 'Borough or burgh'],
];

function byType(country: readonly Constituency[], types: SeatTypes): readonly Group[] {
  return TYPE_NAMES.map(([type, name]) => ({
    name,
    seats: country.filter(({ id }) => types.get(id) === type),
  }));
}

/** By who defends the seat, most seats first. */
function defended(roll: Roll, country: readonly Constituency[]): readonly Group[] {
  const groups = Map.groupBy(country, ({ base }) => defending(base)?.standing ?? null);
  return [...groups]
    .map(([standing, seats]) => ({
      name: standing === null ? 'No earlier result' : standingName(roll, standing),
      seats,
    }))
    .sort((left, right) => right.seats.length - left.seats.length);
}

/** By the parties that were first and second, whichever way round is told apart; rare kinds stand together. */
function kinds(roll: Roll, country: readonly Constituency[]): readonly Group[] {
  const groups = Map.groupBy(country, ({ base }) => {
    const [first, second] = base?.entries ?? [];
    const isPair =
      first !== undefined && second !== undefined && isParty(first.standing) && isParty(second.standing);
    return isPair ? `${tagOf(roll, first.standing).name}, then ${tagOf(roll, second.standing).name}` : '';
  });
  const all = [...groups].map(([name, seats]) => ({ name, seats }));
  const own = all.filter(({ name, seats }) => name !== '' && seats.length >= KIND_SEATS_MIN);
  const others = all.filter((group) => !own.includes(group)).flatMap(({ seats }) => seats);
  return [
    ...own.toSorted((left, right) => right.seats.length - left.seats.length),
    ...(others.length === 0 ? [] : [{ name: 'Other contests', seats: others }]),
  ];
}
