import { countOf } from '#lib/election/counts.ts';
import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import type { Standing } from '#lib/election/ids.ts';
import { candidatesOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { folded } from '#lib/format/folded.ts';
import { capitalised, collectiveName, placeInSentence, standingName, verbFor } from '#lib/format/names.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { CANDIDATES_PATH, type CandidatesFilter, candidatesAddress } from './candidates-filter.ts';
import { type CandidateInSeat, type CandidateRow, candidateRows } from './candidates-rows.ts';
import { pageAddress } from './page-parameters.ts';
import { type TagView, tagOf } from './tag-view.ts';

export interface CandidatesView {
  readonly headline: string;
  readonly story: string;
  readonly search: {
    readonly text: string;
    readonly kept: readonly (readonly [string, string])[];
  };
  /** Parties that stand in many seats, defend one or have won one, most candidates first. */
  readonly parties: readonly PartyLine[];
  /** All others, by name. */
  readonly small: readonly PartyLine[];
  /** Null while neither a party nor a name was asked for. */
  readonly table: CandidateTableView | null;
}

export interface PartyLine {
  readonly tag: TagView;
  readonly name: string;
  readonly candidates: string;
  readonly defends: string;
  readonly won: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface CandidateTableView {
  readonly caption: string;
  readonly groups: readonly {
    readonly key: string;
    readonly title: string;
    readonly rows: readonly CandidateRow[];
  }[];
  /** A party's own page needs no tag on every row. */
  readonly isOfOneParty: boolean;
  readonly note: string;
  /** To the party's target list; null where it has none. */
  readonly targetsHref: string | null;
  /** Null unless regions can be chosen. */
  readonly region: {
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly kept: readonly (readonly [string, string])[];
  } | null;
}

/** A party that stands in fewer seats, defends none and has won none is listed under the others. */
const LISTED_CANDIDATES_MIN = 16;
/** Nobody reads more answers than this: the name is to be typed further. */
const FOUND_ROWS_MAX = 80;
const TYPED_LETTERS_MIN = 2;

export function candidatesView(roll: Roll, state: NightState, filter: CandidatesFilter): CandidatesView {
  const all = everybody(roll, state);
  const lines = partyLines(roll, state, all, filter);
  const table = tableOf(roll, state, all, filter);
  return {
    ...headOf(roll, all, filter, table),
    search: {
      text: filter.text,
      kept: filter.at === null ? [] : [['at', filter.at]],
    },
    parties: lines.filter(({ isLarge }) => isLarge).map(({ line }) => line),
    small: lines
      .filter(({ isLarge }) => !isLarge)
      .map(({ line }) => line)
      .sort((left, right) => left.name.localeCompare(right.name, 'en-GB')),
    table,
  };
}

function everybody(roll: Roll, state: NightState): readonly CandidateInSeat[] {
  return roll.reference.constituencies.flatMap((constituency) =>
    candidatesOf(constituency, state.contests[constituency.id]).map((candidate) => ({
      constituency,
      candidate,
    })),
  );
}

function headOf(
  roll: Roll,
  all: readonly CandidateInSeat[],
  { party, text }: CandidatesFilter,
  table: CandidateTableView | null,
): Pick<CandidatesView, 'headline' | 'story'> {
  const { baseName, baseIsNotional } = roll.reference.election;
  const base =
    baseName === ''
      ? 'There is no earlier result to compare with.'
      : `Swing needed and target rank are against ${baseName}${baseIsNotional ? ', an estimate on the new boundaries' : ''}.`;
  if (party !== null) {
    const own = all.filter(({ candidate }) => candidate.standing === party).length;
    const who = isParty(party) ? collectiveName(roll, party) : `${standingName(roll, party).toLowerCase()}s`;
    const stands = isParty(party) ? verbFor(roll, party, 'stands', 'stand') : 'stand';
    return {
      headline:
        party === 'speaker'
          ? 'The Speaker seeks re-election'
          : isParty(party)
            ? `${capitalised(who)} ${stands} in ${counted(own, 'seat')}`
            : `${formatCount(own)} ${who} stand`,
      story: base,
    };
  }
  const everybodyWords = `${counted(all.length, 'candidate')} in ${counted(roll.seats, 'seat')}`;
  return {
    headline: table === null ? everybodyWords : `“${text}”: ${table.caption}`,
    story: `Choose a party for its candidates, the swing that each needs and its target list, or look for a name. ${base}`,
  };
}

interface Line {
  readonly line: PartyLine;
  readonly isLarge: boolean;
}

function partyLines(
  roll: Roll,
  state: NightState,
  all: readonly CandidateInSeat[],
  filter: CandidatesFilter,
): readonly Line[] {
  const stood = new Map<Standing, number>();
  for (const { candidate } of all) stood.set(candidate.standing, (stood.get(candidate.standing) ?? 0) + 1);
  const defended = new Map<Standing, number>();
  for (const { base } of roll.reference.constituencies) {
    const standing = defending(base)?.standing;
    if (standing !== undefined) defended.set(standing, (defended.get(standing) ?? 0) + 1);
  }
  return [...stood]
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1))
    .map(([standing, candidates]) => ({
      isLarge:
        candidates >= LISTED_CANDIDATES_MIN ||
        (defended.get(standing) ?? 0) > 0 ||
        countOf(state.tally.seats, standing) > 0,
      line: {
        tag: tagOf(roll, standing),
        name: standing === 'independent' ? 'Independents' : standingName(roll, standing),
        candidates: formatCount(candidates),
        defends: formatCount(defended.get(standing) ?? 0),
        won: formatCount(countOf(state.tally.seats, standing)),
        href: candidatesAddress({ party: standing, region: null, text: '', at: filter.at }),
        isCurrent: filter.party === standing,
      },
    }));
}

function tableOf(
  roll: Roll,
  state: NightState,
  all: readonly CandidateInSeat[],
  filter: CandidatesFilter,
): CandidateTableView | null {
  const rowOf = candidateRows(roll, state);
  if (filter.party !== null) return partyTable(roll, all, rowOf, filter, filter.party);
  return filter.text === '' ? null : foundTable(all, rowOf, filter.text);
}

type RowOf = (about: CandidateInSeat) => CandidateRow;

/** Seats that it defends, then its targets in order, then seats where nothing tells how far it is. */
function partyTable(
  roll: Roll,
  all: readonly CandidateInSeat[],
  rowOf: RowOf,
  filter: CandidatesFilter,
  party: Standing,
): CandidateTableView {
  const rows = all
    .filter(({ candidate }) => candidate.standing === party)
    .filter(({ constituency }) => filter.region === null || constituency.region === filter.region)
    .map(rowOf)
    .sort((left, right) => left.seat.localeCompare(right.seat, 'en-GB'));
  const defended = rows.filter(({ needs }) => needs === 'defends');
  const unknown = rows.filter(({ needs }) => needs === 'no base');
  const targets = rows
    .filter(({ needs }) => needs !== 'defends' && needs !== 'no base')
    .sort((left, right) => numberOf(left.rank) - numberOf(right.rank));
  const where =
    filter.region === null ? '' : ` in ${placeInSentence(roll.regions.get(filter.region)?.name ?? '')}`;
  return {
    caption: `${counted(rows.length, 'candidate')}${where}`,
    groups: [
      { key: 'defends', title: `Defends ${counted(defended.length, 'seat')}`, rows: defended },
      { key: 'targets', title: `${counted(targets.length, 'target')}, smallest swing first`, rows: targets },
      {
        key: 'unknown',
        title: `No base to measure from in ${counted(unknown.length, 'seat')}`,
        rows: unknown,
      },
    ].filter((group) => group.rows.length > 0),
    isOfOneParty: party !== 'independent',
    note: RANK_NOTE,
    targetsHref:
      isParty(party) && targets.length > 0
        ? pageAddress(`${CANDIDATES_PATH}/targets`, { by: party, from: 'any', at: filter.at })
        : null,
    region: {
      value: filter.region ?? '',
      options: [
        { value: '', label: 'United Kingdom' },
        ...roll.reference.regions.map(({ id, name }) => ({ value: id, label: name })),
      ],
      kept: [['party', party], ...(filter.at === null ? [] : [['at', filter.at] as const])],
    },
  };
}

function numberOf(rank: string): number {
  return Number(rank.replaceAll(',', '')) || Number.MAX_SAFE_INTEGER;
}

const RANK_NOTE =
  'Swing needed is half of the gap between the two shares in the base. The rank counts the party’s own targets, all regions together, the smallest swing first; a party without a base in a seat has no rank there.';

/** People whose name has the words, then everybody in seats whose name has them. */
function foundTable(all: readonly CandidateInSeat[], rowOf: RowOf, text: string): CandidateTableView {
  const words = folded(text);
  const isLongEnough = words.length >= TYPED_LETTERS_MIN;
  const people = isLongEnough ? all.filter(({ candidate }) => folded(candidate.name).includes(words)) : [];
  const seats = isLongEnough
    ? all.filter(({ constituency }) => folded(constituency.name).includes(words))
    : [];
  const found = people.length + seats.length;
  return {
    caption:
      found === 0
        ? isLongEnough
          ? 'No candidate and no seat has this in its name'
          : `Type ${TYPED_LETTERS_MIN} letters or more`
        : [
            ...(people.length === 0 ? [] : [`${counted(people.length, 'candidate')} by name`]),
            ...(seats.length === 0 ? [] : [`${counted(seats.length, 'candidate')} in seats of that name`]),
          ].join(', '),
    groups: [
      {
        key: 'people',
        title: counted(people.length, 'candidate'),
        rows: people.slice(0, FOUND_ROWS_MAX).map(rowOf),
      },
      ...[...Map.groupBy(seats.slice(0, FOUND_ROWS_MAX), ({ constituency }) => constituency.name)].map(
        ([name, own]) => ({ key: name, title: name, rows: own.map(rowOf) }),
      ),
    ].filter(({ rows }) => rows.length > 0),
    isOfOneParty: false,
    note:
      people.length > FOUND_ROWS_MAX || seats.length > FOUND_ROWS_MAX
        ? `The first ${FOUND_ROWS_MAX} of each are shown: type more of the name. ${RANK_NOTE}`
        : RANK_NOTE,
    targetsHref: null,
    region: null,
  };
}
