import type { EntryView } from '#lib/desk/desk-view.ts';
import { electorateKnown } from '#lib/desk/doubts/doubt.ts';
import type { Entry, EntryContent, EntryFigures } from '#lib/desk/entry.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import { candidateOf, candidatesOf, constituencyOf, type Roll } from '#lib/election/roll.ts';
import { emptyContest, type NightState } from '#lib/election/state.ts';
import { listOf } from '#lib/format/names.ts';
import { counted, formatCount, UNKNOWN } from '#lib/format/numbers.ts';
import { formatTimeWithSeconds } from '#lib/format/times.ts';
import { KIND_NAMES } from './entry-words.ts';

/** What people entered for one seat, side by side. */
export interface ComparisonView {
  /** "3 lines differ: …"; null where only one entry is shown. */
  readonly differs: string | null;
  readonly columns: readonly ComparisonColumn[];
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonColumn {
  readonly userId: string;
  readonly name: string;
  readonly time: string;
}

export interface ComparisonRow {
  readonly key: string;
  readonly name: string;
  /** One a column, under the column's user. */
  readonly cells: readonly { readonly userId: string; readonly words: string }[];
  readonly differs: boolean;
}

/** An entry that its reader may see. */
export interface ShownEntry extends EntryView {
  readonly entry: Entry;
}

/** Entries of one seat; at least one. */
export function comparisonView(
  roll: Roll,
  state: NightState,
  entries: readonly ShownEntry[],
): ComparisonView {
  const rows = linesFor(roll, state, entries).map(({ key, name, cellOf, isLook }) => {
    const cells = entries.map(({ by, entry }) => ({ userId: by.userId, words: cellOf(entry) }));
    return {
      key,
      name,
      cells,
      differs: isLook !== true && new Set(cells.map(({ words }) => words)).size > 1,
    };
  });
  return {
    differs: entries.length < 2 ? null : differsWords(rows.filter(({ differs }) => differs)),
    columns: entries.map(({ by, at, mine }) => ({
      userId: by.userId,
      name: mine ? 'You' : by.name,
      time: formatTimeWithSeconds(at),
    })),
    rows: rows.filter(({ cells }) => cells.some(({ words }) => words !== UNKNOWN)),
  };
}

function differsWords(rows: readonly ComparisonRow[]): string {
  if (rows.length === 0) return 'The entries say the same.';
  const names = listOf(rows.map(({ name }) => name));
  const verb = rows.length === 1 ? 'differs' : 'differ';
  return `${counted(rows.length, 'line')} ${verb}: ${names}. Look at the source again; whoever was wrong enters it anew.`;
}

interface Line {
  readonly key: string;
  readonly name: string;
  readonly cellOf: (entry: Entry) => string;
  /** Only a second look at the others, or words that two people choose differently: never a disagreement. */
  readonly isLook?: boolean;
}

function linesFor(roll: Roll, state: NightState, entries: readonly ShownEntry[]): readonly Line[] {
  const id = entries[0]?.constituencyId;
  if (id === undefined) return [];
  const constituency = constituencyOf(roll, id);
  const contest = state.contests[id] ?? emptyContest;
  const known = electorateKnown(constituency, contest);
  const nameOf = (who: CandidateId | null) =>
    who === null ? UNKNOWN : candidateOf(constituency, contest, who).name;
  const votes = candidatesOf(constituency, contest).map((candidate) =>
    figure(candidate.id, candidate.name, (figures) => figures.votes[candidate.id] ?? null),
  );
  return [
    { key: 'kind', name: 'What', cellOf: ({ content }) => KIND_NAMES[content.kind] },
    ...votes,
    figure('electorate', 'Electorate', ({ electorate }) => electorate ?? known),
    figure('rejected', 'Rejected papers', ({ rejectedBallots }) => rejectedBallots),
    { ...figure('ballots', 'Ballot papers', ({ ballots }) => ballots), isLook: true },
    { ...figure('majority', 'Announced majority', ({ majority }) => majority), isLook: true },
    {
      key: 'lot',
      name: 'Chosen by lot',
      cellOf: ({ content }) => nameOf(figuresIn(content)?.decidedByLot ?? null),
    },
    {
      key: 'winner',
      name: 'Winner',
      cellOf: ({ content }) => nameOf(content.kind === 'rush' ? content.winner : null),
    },
    {
      key: 'recount',
      name: 'Recount',
      cellOf: ({ content }) => ('recount' in content ? String(content.recount) : UNKNOWN),
    },
    { key: 'words', name: 'Doubt', cellOf: ({ content }) => ('words' in content ? content.words : UNKNOWN) },
    {
      key: 'reason',
      name: 'Reason',
      cellOf: ({ content }) => ('reason' in content ? content.reason : UNKNOWN),
      isLook: true,
    },
    { key: 'source', name: 'Source', cellOf: ({ source }) => source, isLook: true },
  ];
}

function figure(key: string, name: string, countIn: (figures: EntryFigures) => number | null): Line {
  return {
    key,
    name,
    cellOf: ({ content }) => {
      const figures = figuresIn(content);
      return figures === null ? UNKNOWN : formatCount(countIn(figures));
    },
  };
}

function figuresIn(content: EntryContent): EntryFigures | null {
  return 'figures' in content ? content.figures : null;
}
