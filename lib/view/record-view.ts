import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { changesOfSeat } from '#lib/election/derive/public-changes.ts';
import { baseMajority } from '#lib/election/derive/swing-needed.ts';
import { publicResults } from '#lib/election/public-results.ts';
import type { TimelineEntry } from '#lib/election/timeline-entry.ts';
import { capitalised } from '#lib/format/names.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { recountWords } from '#lib/format/recount-words.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { personOf, type Seat } from './constituency-view-seat.ts';
import { nameAmongParties, withdrawnAt } from './constituency-view-words.ts';
import { CORRECTIONS_PATH, correctionsOfSeat } from './corrections-filter.ts';
import { type ChangeView, changesBetween, resultWords } from './record-view-changes.ts';

/** All that was published about the seat. Nothing leaves it. */
export interface RecordView {
  /** Newest first. */
  readonly entries: readonly RecordEntryView[];
  readonly note: string;
  /** Where the seat's corrections are listed; null while there is none. */
  readonly corrections: string | null;
}

export interface RecordEntryView {
  readonly key: string;
  readonly at: string;
  readonly time: string;
  readonly heading: string;
  readonly lines: readonly string[];
  /** Old and new figures, in the entry of a correction. */
  readonly changes: readonly ChangeView[];
  /** Where the change has its own address; null for what was published first. */
  readonly href: string | null;
}

export function recordView(seat: Seat): RecordView {
  const { contest, constituency, state } = seat;
  const changed = new Set(changesOfSeat(state, constituency.id).map(({ seq }) => seq));
  const told = state.timeline
    .filter((entry) => entry.constituencyId === constituency.id)
    .flatMap((entry) =>
      entryOf(seat, entry).map((view) =>
        changed.has(entry.seq) ? { ...view, href: `${CORRECTIONS_PATH}/${entry.seq}` } : view,
      ),
    );
  const counting =
    contest.phase.kind === 'counting'
      ? [entry(seat, { key: 'counting', at: contest.phase.since, heading: 'Counting', lines: [] })]
      : [];
  return {
    entries: [closeOfPoll(seat), ...told, ...counting].reverse(),
    note:
      contest.superseded.length === 0
        ? 'No corrections. Anything changed after it was published stays here, with its reason.'
        : `${counted(contest.superseded.length, 'earlier result')}. Anything changed after it was published stays here, with its reason.`,
    corrections: changed.size === 0 ? null : correctionsOfSeat(constituency.slug),
  };
}

interface EntryParts {
  readonly key: string;
  readonly at: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly changes?: readonly ChangeView[];
}

function entry({ roll }: Seat, { changes = [], ...parts }: EntryParts): RecordEntryView {
  return { ...parts, changes, href: null, time: formatNightTime(parts.at, roll.reference.election.pollDate) };
}

function closeOfPoll(seat: Seat): RecordEntryView {
  const { roll, constituency } = seat;
  const defender = defending(constituency.base);
  const lead = baseMajority(constituency);
  const { baseName, closeOfPoll: at } = roll.reference.election;
  const line =
    defender === null
      ? 'No earlier result to compare with.'
      : `Defending: ${nameAmongParties(roll, defender)}, ${baseName}${lead === null ? '' : ` majority ${formatCount(lead.votes)}`}.`;
  return entry(seat, { key: 'close', at, heading: 'Polls close', lines: [line] });
}

function entryOf(seat: Seat, told: TimelineEntry): readonly RecordEntryView[] {
  const about = { key: `${told.seq}-${told.kind}`, at: told.at };
  switch (told.kind) {
    case 'result':
    case 'correction':
      return resultEntry(seat, about, told.seq);
    case 'rush': {
      const line = `${personOf(seat, told.winner).name}. Figures to come.`;
      return [entry(seat, { ...about, heading: 'Winner announced', lines: [line] })];
    }
    case 'recount':
      return [entry(seat, { ...about, heading: recountWords(told.recount), lines: [] })];
    case 'withdrawal': {
      const heading = withdrawnAt(seat.contest, told.at);
      return [entry(seat, { ...about, heading, lines: [reasonLine(told.words)] })];
    }
    case 'postponement':
      return [entry(seat, { ...about, heading: 'Poll postponed', lines: [reasonLine(told.words)] })];
    case 'flag':
      return [entry(seat, { ...about, heading: 'Put in doubt', lines: [reasonLine(told.words)] })];
    case 'flagCleared':
      return [entry(seat, { ...about, heading: 'No longer in doubt', lines: [] })];
    case 'moment':
    case 'summary':
      return [];
    default:
      return told satisfies never;
  }
}

function resultEntry(
  seat: Seat,
  about: Pick<EntryParts, 'key' | 'at'>,
  seq: number,
): readonly RecordEntryView[] {
  const results = publicResults(seat.contest);
  const place = results.findIndex((each) => each.seq === seq);
  const result = results[place];
  const before = results[place - 1];
  if (result === undefined) return [];
  const isCorrection = result.reason !== null;
  const how = isCorrection ? 'corrected' : before === undefined ? 'declared' : 'declared again';
  return [
    entry(seat, {
      ...about,
      heading: `Revision ${result.publicRevision}, ${how}`,
      lines: [
        ...(result.reason === null ? [] : [reasonLine(result.reason)]),
        resultWords(seat, result),
        `Source: ${reasonLine(result.source)}`,
      ],
      changes: before === undefined ? [] : changesBetween(seat, before, result),
    }),
  ];
}

function reasonLine(words: string): string {
  const line = capitalised(words);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
