import type { PartyId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { areaWithKey } from './results-areas.ts';

/** Which results are shown, and in what order: all of it stands in the address, and nothing else decides. */
export interface ResultsQuery {
  /** Part of a seat's name, English or Welsh, as it was typed; empty for any. */
  readonly text: string;
  readonly outcome: OutcomeFilter | null;
  /** Who defends the seat. */
  readonly from: Standing | null;
  /** Who takes it. */
  readonly to: Standing | null;
  readonly people: PeopleFilter | null;
  /** Key of a nation or region. */
  readonly area: string | null;
  readonly state: StateFilter | null;
  /** The party whose share and change the columns show; null for each seat's winner. */
  readonly party: PartyId | null;
  readonly sort: SortKey;
  readonly order: SortOrder;
  /** No more rows than these, and those equal to the last; null for all. */
  readonly first: number | null;
}

export const OUTCOMES = ['hold', 'gain', 'loss'] as const;
export type OutcomeFilter = (typeof OUTCOMES)[number];

export const PEOPLE = ['new', 'returning', 're-elected', 'defeated', 'women', 'men'] as const;
export type PeopleFilter = (typeof PEOPLE)[number];

export const STATES = [
  'declared',
  'undeclared',
  'announced',
  'counting',
  'recount',
  'doubted',
  'corrected',
  'withdrawn',
  'postponed',
] as const;
export type StateFilter = (typeof STATES)[number];

export const SORT_KEYS = [
  'name',
  'result',
  'member',
  'majority',
  'margin',
  'second',
  'share',
  'change',
  'swing',
  'turnout',
  'declared',
  'electorate',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type SortOrder = 'asc' | 'desc';

export const ALL_RESULTS: ResultsQuery = {
  text: '',
  outcome: null,
  from: null,
  to: null,
  people: null,
  area: null,
  state: null,
  party: null,
  sort: 'name',
  order: 'asc',
  first: null,
};

/** The order in which a column is most often wanted: words from A, figures from the largest, times from the latest. */
export function usualOrder(sort: SortKey): SortOrder {
  return sort === 'name' || sort === 'result' || sort === 'member' || sort === 'second' ? 'asc' : 'desc';
}

/** Longer than any name of a seat; an address may be as long as a stranger likes. */
const TEXT_LENGTH_MAX = 60;

/**
 * What an address asks for, over what its page shows anyway. A value that means nothing here is as if it were not
 * there: the page says in words what it shows.
 */
export function readResultsQuery(
  roll: Roll,
  parameter: (name: string) => string | null,
  preset: ResultsQuery = ALL_RESULTS,
): ResultsQuery {
  const chosen = <Value extends string>(name: string, values: readonly Value[], otherwise: Value | null) =>
    values.find((each) => each === parameter(name)) ?? otherwise;
  const sort = chosen('sort', SORT_KEYS, null);
  const order = chosen('order', ['asc', 'desc'] as const, null);
  const party = standingOf(roll, parameter('party'));
  return {
    text: (parameter('q') ?? preset.text).trim().slice(0, TEXT_LENGTH_MAX),
    outcome: chosen('outcome', OUTCOMES, preset.outcome),
    from: standingOf(roll, parameter('from')) ?? preset.from,
    to: standingOf(roll, parameter('to')) ?? preset.to,
    people: chosen('people', PEOPLE, preset.people),
    area: areaWithKey(roll, parameter('area'))?.key ?? preset.area,
    state: chosen('state', STATES, preset.state),
    party: party === 'independent' || party === 'speaker' ? preset.party : (party ?? preset.party),
    sort: sort ?? preset.sort,
    order: order ?? (sort === null ? preset.order : usualOrder(sort)),
    first: wholeNumber(parameter('first')) ?? preset.first,
  };
}

/** The parameters of a query in a fixed order, those that it shares with `preset` left out. */
export function queryParameters(
  query: ResultsQuery,
  preset: ResultsQuery = ALL_RESULTS,
): readonly (readonly [string, string])[] {
  const named: readonly (readonly [string, keyof ResultsQuery])[] = [
    ['q', 'text'],
    ['outcome', 'outcome'],
    ['from', 'from'],
    ['to', 'to'],
    ['people', 'people'],
    ['area', 'area'],
    ['state', 'state'],
    ['party', 'party'],
    ['sort', 'sort'],
  ];
  const usual = query.sort === preset.sort ? preset.order : usualOrder(query.sort);
  return [
    ...named.flatMap(([name, key]) => {
      const value = query[key];
      return value === preset[key] || value === null ? [] : [[name, String(value)] as const];
    }),
    ...(query.order === usual ? [] : [['order', query.order] as const]),
    ...(query.first === preset.first || query.first === null
      ? []
      : [['first', String(query.first)] as const]),
  ];
}

/** Such an address: "/results?outcome=loss&from=lab". */
export function addressOf(path: string, parameters: readonly (readonly [string, string])[]): string {
  const words = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return words.length === 0 ? path : `${path}?${words.join('&')}`;
}

function standingOf(roll: Roll, name: string | null): Standing | null {
  if (name === 'independent' || name === 'speaker') return name;
  return name === null ? null : (roll.parties.get(name as PartyId)?.id ?? null);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}
