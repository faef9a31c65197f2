import { countOf } from '#lib/election/counts.ts';
import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { standingName } from '#lib/format/names.ts';
import { areasOf } from './results-areas.ts';
import { atParameter, type ResultsPage } from './results-page.ts';
import { ALL_RESULTS, queryParameters, type ResultsQuery } from './results-query.ts';

/** The filters as a form that works without scripts: every field is a parameter of the address. */
export interface ResultsForm {
  readonly action: string;
  readonly text: string;
  readonly fields: readonly ResultsField[];
  /** Parameters that the form keeps and does not show. */
  readonly kept: readonly (readonly [string, string])[];
  readonly isFiltered: boolean;
}

export interface ResultsField {
  readonly name: 'outcome' | 'from' | 'to' | 'people' | 'area' | 'state' | 'party';
  readonly label: string;
  readonly value: string;
  /** The first is for no filter and has no value. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function resultsForm(roll: Roll, state: NightState, { query, path, at }: ResultsPage): ResultsForm {
  const { takers, defenders, parties } = standingsOf(roll, state);
  const standings = (all: readonly Standing[]) =>
    all.map((standing) => ({ value: standing, label: standingName(roll, standing) }));
  const field = (
    name: ResultsField['name'],
    label: string,
    any: string,
    options: ResultsField['options'],
  ): ResultsField => ({
    name,
    label,
    value: query[name] ?? '',
    options: [{ value: '', label: any }, ...options],
  });
  const areas = areasOf(roll).map(({ key, name, isPart }) => ({
    value: key,
    label: isPart ? `\u2003${name}` : name,
  }));
  return {
    action: path,
    text: query.text,
    fields: [
      field('outcome', 'Result', 'Any', OUTCOME_OPTIONS),
      field('to', 'Won by', 'Anybody', standings(takers)),
      field('from', 'Defended by', 'Anybody', standings(defenders)),
      field('people', 'MPs', 'Any', PEOPLE_OPTIONS),
      field('area', 'Nation or region', 'Anywhere', areas),
      field('state', 'State', 'Any', STATE_OPTIONS),
      field('party', 'Share and change of', 'The winner', standings(parties)),
    ],
    kept: [
      ...queryParameters(query).filter(([name]) => ['sort', 'order', 'first'].includes(name)),
      ...atParameter(at),
    ],
    isFiltered: isFiltered(query),
  };
}

export function isFiltered(query: ResultsQuery): boolean {
  return (
    queryParameters({ ...query, sort: ALL_RESULTS.sort, order: ALL_RESULTS.order, party: null }).length > 0
  );
}

/** A party that stands in fewer seats than this is found on the seats' own pages. */
const LISTED_SEATS_MIN = 30;

/** Who has taken or defends a seat, most seats first, and parties that stand in many. */
function standingsOf(roll: Roll, { tally }: NightState) {
  const known = countsOf(roll);
  const defended = (standing: Standing) => known.defended.get(standing) ?? 0;
  const bySeats = (left: Standing, right: Standing) =>
    defended(right) - defended(left) ||
    (known.stood.get(right) ?? 0) - (known.stood.get(left) ?? 0) ||
    (left < right ? -1 : 1);
  const defenders = [...known.defended.keys()].sort(bySeats);
  const takers = [
    ...new Set([...defenders, ...[...known.stood.keys()].filter((each) => countOf(tally.seats, each) > 0)]),
  ].sort(bySeats);
  const many = [...known.stood]
    .filter(([, seats]) => seats >= LISTED_SEATS_MIN)
    .map(([standing]) => standing);
  const parties = [...new Set([...takers, ...many])].filter(isParty).sort(bySeats);
  return { takers, defenders, parties };
}

interface RollCounts {
  readonly defended: ReadonlyMap<Standing, number>;
  readonly stood: ReadonlyMap<Standing, number>;
}

/** Counted once for a roll, which never changes while a night runs. */
function countsOf(roll: Roll): RollCounts {
  const known = countsKept.get(roll);
  if (known !== undefined) return known;
  const defended = new Map<Standing, number>();
  const stood = new Map<Standing, number>();
  for (const { base, candidates } of roll.reference.constituencies) {
    const defender = defending(base)?.standing;
    if (defender !== undefined) defended.set(defender, (defended.get(defender) ?? 0) + 1);
    for (const { standing } of candidates) stood.set(standing, (stood.get(standing) ?? 0) + 1);
  }
  const counts = { defended, stood };
  countsKept.set(roll, counts);
  return counts;
}

const countsKept = new WeakMap<Roll, RollCounts>();

const OUTCOME_OPTIONS = [
  { value: 'hold', label: 'Hold' },
  { value: 'gain', label: 'Gain' },
  { value: 'loss', label: 'Loss' },
];

const PEOPLE_OPTIONS = [
  { value: 'new', label: 'New' },
  { value: 'returning', label: 'Returning' },
  { value: 're-elected', label: 'Re-elected' },
  { value: 'defeated', label: 'Sitting MP defeated' },
  { value: 'women', label: 'Women' },
  { value: 'men', label: 'Men' },
];

const STATE_OPTIONS = [
  { value: 'declared', label: 'Declared' },
  { value: 'undeclared', label: 'Still to declare' },
  { value: 'announced', label: 'Figures to come' },
  { value: 'counting', label: 'Counting' },
  { value: 'recount', label: 'Recount' },
  { value: 'doubted', label: 'In doubt' },
  { value: 'corrected', label: 'Corrected' },
  { value: 'withdrawn', label: 'Withdrawn' },
  { value: 'postponed', label: 'Postponed' },
];
