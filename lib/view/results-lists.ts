import { depositsByStanding } from '#lib/election/derive/deposits-tally.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { standingName } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { seatsMatching } from './results-filter.ts';
import { atParameter } from './results-page.ts';
import { ALL_RESULTS, addressOf, type ResultsQuery } from './results-query.ts';
import { figuresOf } from './results-row.ts';

/** A list that has a page of its own: seats of a query, or people, deposits and records. */
export interface ResultsList {
  readonly slug: string;
  readonly name: string;
  /** What exactly is counted. */
  readonly definition: string;
  readonly content: ListContent;
}

type ListContent =
  | { readonly kind: 'seats'; readonly query: ResultsQuery; readonly byParty: 'from' | 'to' | null }
  | { readonly kind: 'defeated' }
  | { readonly kind: 'deposits' }
  | { readonly kind: 'records' };

const GAIN =
  'Seats taken from the defending party, the winner of the last general election there. By-elections and changes of party since then do not count.';

/** As many as one wants to look through; those equal to the last are there too. */
const FIRST_SHOWN = 50;

export const RESULTS_LISTS: readonly ResultsList[] = [
  seats('gains', 'Gains', 'to', { outcome: 'gain' }, GAIN),
  seats(
    'holds',
    'Holds',
    'to',
    { outcome: 'hold' },
    'Seats whose defending party, the winner of the last general election, takes them again. An independent holds a seat only in person.',
  ),
  seats('losses', 'Losses', 'from', { outcome: 'loss' }, GAIN),
  seats(
    'new-mps',
    'New MPs',
    'to',
    { people: 'new' },
    'Elected now and never a member of the House of Commons before.',
  ),
  seats(
    'returning-mps',
    'Returning MPs',
    'to',
    { people: 'returning' },
    'Elected now, not a member when the House was dissolved, but a member of an earlier one.',
  ),
  {
    slug: 'defeated-mps',
    name: 'Defeated MPs',
    definition:
      'Members at dissolution, of whatever seat, who stood in a seat that is declared or whose winner is announced, and were not elected there.',
    content: { kind: 'defeated' },
  },
  seats(
    'women',
    'Women elected',
    'to',
    { people: 'women' },
    'As the House of Commons Library, or the election pack, records them.',
  ),
  seats(
    'men',
    'Men elected',
    'to',
    { people: 'men' },
    'As the House of Commons Library, or the election pack, records them.',
  ),
  seats(
    'closest',
    'Closest seats',
    null,
    { sort: 'margin', order: 'asc', first: FIRST_SHOWN },
    'By majority as a share of the valid votes. Seats equal to the last are all shown.',
  ),
  seats(
    'smallest-majorities',
    'Smallest majorities',
    null,
    { sort: 'majority', order: 'asc', first: FIRST_SHOWN },
    'By majority in votes. Seats equal to the last are all shown.',
  ),
  seats(
    'largest-majorities',
    'Largest majorities',
    null,
    { sort: 'majority', order: 'desc', first: FIRST_SHOWN },
    'By majority in votes. Seats equal to the last are all shown.',
  ),
  {
    slug: 'lost-deposits',
    name: 'Lost deposits',
    definition: 'Candidates with one-twentieth of the valid votes or fewer, in declared seats.',
    content: { kind: 'deposits' },
  },
  {
    slug: 'records',
    name: 'Records of the night',
    definition:
      'Among the seats declared so far, as their results stand now: a correction takes back a record that it made. Equal values are all shown.',
    content: { kind: 'records' },
  },
];

export function listWithSlug(slug: string): ResultsList | null {
  return RESULTS_LISTS.find((each) => each.slug === slug) ?? null;
}

/** A link to a list, with how many there are so far. */
export interface ListLink {
  readonly slug: string;
  readonly name: string;
  readonly href: string;
  /** Null where a number says nothing: the first fifty are fifty. */
  readonly count: string | null;
}

export function listLinks(roll: Roll, state: NightState, at: string | null): readonly ListLink[] {
  return RESULTS_LISTS.map((list) => {
    const { slug, name } = list;
    const count = listCount(roll, state, list);
    return {
      slug,
      name,
      href: addressOf(`/results/${slug}`, atParameter(at)),
      count: count === null ? null : formatCount(count),
    };
  });
}

function listCount(roll: Roll, state: NightState, { content }: ResultsList): number | null {
  switch (content.kind) {
    case 'seats':
      return content.query.first === null
        ? seatsMatching(roll, allSeats(roll, state), content.query).length
        : null;
    case 'defeated':
      return allSeats(roll, state).reduce((sum, { beaten }) => sum + beaten.length, 0);
    case 'deposits':
      return depositsByStanding(roll, state).reduce((sum, { lost }) => sum + lost, 0);
    case 'records':
      return null;
    default:
      return content satisfies never;
  }
}

export interface PartyLink {
  readonly name: string;
  readonly count: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** The parties of a list with how many each has, most first; the whole list before them. */
export function partyLinks(
  roll: Roll,
  state: NightState,
  list: ResultsList,
  query: ResultsQuery,
  at: string | null,
): readonly PartyLink[] {
  const { content } = list;
  if (content.kind !== 'seats' || content.byParty === null) return [];
  const { byParty } = content;
  const counts = new Map<Standing, number>();
  const all = seatsMatching(roll, allSeats(roll, state), content.query);
  for (const { winner, outcome } of all) {
    const standing =
      byParty === 'to' ? winner?.standing : outcome?.kind === 'gain' ? outcome.from : undefined;
    if (standing !== undefined) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  }
  const link = (name: string, count: number, standing: Standing | null): PartyLink => ({
    name,
    count: formatCount(count),
    href: addressOf(`/results/${list.slug}`, [
      ...(standing === null ? [] : [[byParty, standing] as const]),
      ...atParameter(at),
    ]),
    isCurrent: query[byParty] === standing,
  });
  const parties = [...counts].sort(([left, most], [right, more]) => more - most || (left < right ? -1 : 1));
  return [
    link('All', all.length, null),
    ...parties.map(([standing, count]) => link(standingName(roll, standing), count, standing)),
  ];
}

export function allSeats(roll: Roll, state: NightState) {
  return roll.reference.constituencies.map((each) => figuresOf(each, state.contests[each.id]));
}

function seats(
  slug: string,
  name: string,
  byParty: 'from' | 'to' | null,
  about: Partial<ResultsQuery>,
  definition: string,
): ResultsList {
  return { slug, name, definition, content: { kind: 'seats', query: { ...ALL_RESULTS, ...about }, byParty } };
}
