import { majority } from '#lib/election/derive/majority.ts';
import { contestSwing } from '#lib/election/derive/swing.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { Contest, NightState } from '#lib/election/state.ts';
import type { TimelineEntry } from '#lib/election/timeline-entry.ts';
import { counted } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { type OutcomeView, outcomeView } from './latest-view-outcome.ts';
import type { TagView } from './tag-view.ts';

export interface SeatLine {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  readonly outcome: OutcomeView;
  /** "majority 98 votes"; empty where the outcome is all there is to say. */
  readonly words: string;
}

/** Seats that stand out among those declared since. */
export interface NotedSeats {
  readonly title: string;
  readonly seats: readonly SeatLine[];
}

export interface GainsOfParty {
  readonly tag: TagView;
  /** In order of declaration. */
  readonly seats: readonly SeatLine[];
}

/** More would be a table: the results page has it. */
const NOTED_MAX = 5;

/** The smallest majorities and the largest swings among the seats declared since. */
export function notedSeats(
  roll: Roll,
  state: NightState,
  entries: readonly TimelineEntry[],
): readonly NotedSeats[] {
  const seats = seatsSince(roll, state, entries);
  const close = seats.flatMap((seat) => {
    const lead = seat.contest.phase.kind === 'declared' ? majority(seat.contest.phase.figures) : null;
    return lead === null ? [] : [{ seat, size: lead.votes, words: majorityWords(lead.votes) }];
  });
  const swings = seats.flatMap((seat) => {
    const swing = contestSwing(seat.constituency, seat.contest);
    return swing === null ? [] : [{ seat, size: -swing.points, words: swingWords(roll, swing) }];
  });
  return [
    { title: 'Closest', seats: first(roll, close) },
    { title: 'Largest swings', seats: first(roll, swings) },
  ].filter((each) => each.seats.length > 0);
}

/** Seats that changed hands since, by who has them now; whoever gained most first. */
export function gainsSince(
  roll: Roll,
  state: NightState,
  entries: readonly TimelineEntry[],
): readonly GainsOfParty[] {
  const byWinner = new Map<string, { readonly tag: TagView; readonly seats: SeatLine[] }>();
  for (const seat of seatsSince(roll, state, entries)) {
    const line = lineOf(roll, seat, '');
    if (line?.outcome.from == null) continue;
    const { winner } = line.outcome;
    const found = byWinner.get(winner.standing) ?? { tag: winner, seats: [] };
    found.seats.push(line);
    byWinner.set(winner.standing, found);
  }
  return [...byWinner.values()].sort((left, right) => right.seats.length - left.seats.length);
}

interface Seat {
  readonly constituency: Constituency;
  readonly contest: Contest;
}

/** Seats declared or announced since, as they stand, each once, in order of declaration. */
function seatsSince(roll: Roll, state: NightState, entries: readonly TimelineEntry[]): readonly Seat[] {
  const ids = new Set(
    entries.flatMap(({ kind, constituencyId }) =>
      kind === 'result' || kind === 'rush' ? [constituencyId] : [],
    ),
  );
  return [...ids].flatMap((id) => {
    const contest = state.contests[id];
    return contest === undefined ? [] : [{ constituency: constituencyOf(roll, id), contest }];
  });
}

function first(
  roll: Roll,
  noted: readonly { readonly seat: Seat; readonly size: number; readonly words: string }[],
): readonly SeatLine[] {
  return [...noted]
    .sort((left, right) => left.size - right.size)
    .slice(0, NOTED_MAX)
    .flatMap(({ seat, words }) => lineOf(roll, seat, words) ?? []);
}

/** Null for a seat whose result was taken back since. */
function lineOf(roll: Roll, { constituency, contest }: Seat, words: string): SeatLine | null {
  const outcome = outcomeView(roll, constituency, contest);
  const { id, slug, name } = constituency;
  return outcome === null ? null : { id, slug, name, outcome, words };
}

function majorityWords(votes: number): string {
  return votes === 0 ? 'decided by lot' : `majority ${counted(votes, 'vote')}`;
}
