import { seatsWon } from '#lib/election/derive/seats-won.ts';
import { type StateOfPlay, stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { collectiveName } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { spokenSeatBar } from '#lib/format/sentences/spoken-seat-bar.ts';
import { tagOf } from './tag-view.ts';

/** The bar to the last seat of the House. Lengths are percentages of it, as SVG attributes. */
export interface SeatBarView {
  /** The party with the most seats, at the left. */
  readonly leader: BarEnd;
  readonly others: BarEnd;
  readonly segments: readonly BarSegment[];
  /** "553 still to declare", ending at `x`; null when too little room is left to say it. */
  readonly still: { readonly words: string; readonly x: string } | null;
  readonly majority: { readonly x: string; readonly words: string };
  readonly seats: string;
  /** All of it in words. */
  readonly spoken: string;
}

export interface BarEnd {
  readonly figure: string;
  readonly words: string;
}

export interface BarSegment {
  readonly standing: Standing;
  readonly x: string;
  readonly width: string;
  readonly middle: string;
  readonly letter: string;
  /** Where its letter fits: on every screen, on a wide one, or nowhere. */
  readonly room: 'always' | 'wide' | 'none';
}

/** Of 650, the fewest that leave room for a letter on a phone, and on a wider screen. */
const LETTER_SHARE_ALWAYS = 0.035;
const LETTER_SHARE_WIDE = 0.011;
/** The words need about a third of a phone's width. */
const WORDS_SHARE_MIN = 0.34;

export function seatBarView(roll: Roll, state: NightState, nightNowMs: number): SeatBarView {
  const play = stateOfPlay(roll, state.tally, nightNowMs);
  const taken = play.declared + play.rush;
  const [first, ...rest] = piecesOf(roll, state);
  const right = rest.reduce((sum, piece) => sum + piece.seats, 0);
  const leading = first?.seats ?? 0;
  return {
    leader: leaderEnd(roll, play, first),
    others:
      taken === 0
        ? { figure: formatCount(play.stillToDeclare), words: 'still to declare' }
        : { figure: formatCount(taken - leading), words: 'everyone else' },
    segments: segmentsOf(roll, first, rest, right),
    still:
      taken === 0 || roll.seats - taken < roll.seats * WORDS_SHARE_MIN
        ? null
        : {
            words: `${formatCount(play.stillToDeclare)} still to declare`,
            x: percent((roll.seats - right) / roll.seats),
          },
    majority: {
      // The line stands between the last seat that is not enough and the first that is.
      x: percent((roll.seatsForMajority - 0.5) / roll.seats),
      words: `${formatCount(roll.seatsForMajority)} for a majority`,
    },
    seats: formatCount(roll.seats),
    spoken: spokenSeatBar(roll, state, nightNowMs),
  };
}

interface Piece {
  readonly standing: Standing;
  readonly seats: number;
}

/** Parties, most seats first; then the independents and the Speaker, who stand together at the end. */
function piecesOf(roll: Roll, state: NightState): readonly Piece[] {
  const { parties, independents, speaker } = seatsWon(roll, state);
  const people: readonly Piece[] = [
    { standing: 'independent', seats: independents.length },
    { standing: 'speaker', seats: speaker === null ? 0 : 1 },
  ];
  return [
    ...parties.map(({ party, seats }) => ({ standing: party, seats })),
    ...people.filter(({ seats }) => seats > 0),
  ];
}

function leaderEnd(roll: Roll, play: StateOfPlay, first: Piece | undefined): BarEnd {
  if (first === undefined) return { figure: formatCount(0), words: 'seats declared' };
  const level = play.leaders.length > 1 ? ', level' : '';
  return {
    figure: formatCount(first.seats),
    // After a figure: "317 Conservatives".
    words: `${collectiveName(roll, first.standing).replace(/^the /, '')}${level}`,
  };
}

/** The leader from the left; the others from the right, the second at the very end, so that the two face each other. */
function segmentsOf(
  roll: Roll,
  first: Piece | undefined,
  rest: readonly Piece[],
  right: number,
): readonly BarSegment[] {
  const segments = first === undefined ? [] : [segment(roll, first, 0)];
  let start = roll.seats - right;
  for (const piece of rest.toReversed()) {
    segments.push(segment(roll, piece, start));
    start += piece.seats;
  }
  return segments;
}

function segment(roll: Roll, { standing, seats }: Piece, start: number): BarSegment {
  const share = seats / roll.seats;
  return {
    standing,
    x: percent(start / roll.seats),
    width: percent(share),
    middle: percent((start + seats / 2) / roll.seats),
    letter: tagOf(roll, standing).letter,
    room: share >= LETTER_SHARE_ALWAYS ? 'always' : share >= LETTER_SHARE_WIDE ? 'wide' : 'none',
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100_000) / 1000}%`;
}
