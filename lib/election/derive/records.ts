import type { ResultRow } from './result-row.ts';
import type { SeatFigures } from './seat-figures.ts';

/** A superlative of the night. `holders` are several where the value is tied: a tie is shown, never broken. */
export interface NightRecord {
  readonly kind: RecordKind;
  readonly value: number;
  readonly holders: readonly RecordHolder[];
}

export interface RecordHolder {
  readonly seat: SeatFigures;
  /** The candidate whose figure it is; null where it is the seat's. */
  readonly row: ResultRow | null;
}

export const RECORD_KINDS = [
  /** Votes, and share of the valid votes. */
  'smallestMajority',
  'smallestMajorityShare',
  'largestMajority',
  'largestMajorityShare',
  /** The swing that is quoted for the seat, in points. */
  'largestSwing',
  /** Points of share since the base, of a candidate who has one to compare with. */
  'largestRise',
  'largestFall',
  /** Of a winner. */
  'highestWinningShare',
  'lowestWinningShare',
  'mostVotes',
  /** Valid votes over the electorate. */
  'highestTurnout',
  'lowestTurnout',
  /** Candidates on the ballot paper. */
  'longestBallot',
  'shortestBallot',
  'largestElectorate',
  'smallestElectorate',
  'mostDepositsLost',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/**
 * The records among the declared results as they stand now, so that a correction takes back a record that it made.
 * A winner announced without figures holds none. Empty before the first declaration; a record that no seat can hold
 * (a swing without a base) is left out.
 */
export function recordsOf(seats: readonly SeatFigures[]): readonly NightRecord[] {
  const declared = seats.filter(({ rows }) => rows.length > 0);
  return RECORD_KINDS.flatMap((kind) => {
    const record = recordOf(kind, declared);
    return record === null ? [] : [record];
  });
}

interface Entry extends RecordHolder {
  readonly value: number;
}

function recordOf(kind: RecordKind, seats: readonly SeatFigures[]): NightRecord | null {
  const entries = seats.flatMap((seat) => entriesOf(kind, seat));
  const wants = WANTS_LEAST.has(kind)
    ? (best: number, { value }: Entry) => Math.min(best, value)
    : (best: number, { value }: Entry) => Math.max(best, value);
  const [first] = entries;
  if (first === undefined) return null;
  const value = entries.reduce(wants, first.value);
  const holders = entries.filter((each) => each.value === value);
  return { kind, value, holders: holders.map(({ seat, row }) => ({ seat, row })) };
}

const WANTS_LEAST: ReadonlySet<RecordKind> = new Set([
  'smallestMajority',
  'smallestMajorityShare',
  'largestFall',
  'lowestWinningShare',
  'lowestTurnout',
  'shortestBallot',
  'smallestElectorate',
]);

/** The seat's figures that compete for a record: one, none, or one a candidate. */
function entriesOf(kind: RecordKind, seat: SeatFigures): readonly Entry[] {
  const ofSeat = (value: number | null) => (value === null ? [] : [{ value, seat, row: null }]);
  const ofWinner = (value: (row: ResultRow) => number) =>
    seat.rows.filter(({ elected }) => elected).map((row) => ({ value: value(row), seat, row }));
  switch (kind) {
    case 'smallestMajority':
    case 'largestMajority':
      return ofSeat(seat.majority?.votes ?? null);
    case 'smallestMajorityShare':
    case 'largestMajorityShare':
      return ofSeat(seat.majority?.share ?? null);
    case 'largestSwing':
      return ofSeat(seat.swing?.points ?? null);
    case 'largestRise':
    case 'largestFall':
      return seat.rows.flatMap((row) => (row.change === null ? [] : [{ value: row.change, seat, row }]));
    case 'highestWinningShare':
    case 'lowestWinningShare':
      return ofWinner(({ share }) => share);
    case 'mostVotes':
      return ofWinner(({ votes }) => votes);
    case 'highestTurnout':
    case 'lowestTurnout':
      return ofSeat(seat.turnout);
    case 'longestBallot':
    case 'shortestBallot':
      return ofSeat(seat.rows.length);
    case 'largestElectorate':
    case 'smallestElectorate':
      return ofSeat(seat.electorate);
    case 'mostDepositsLost':
      return ofSeat(seat.depositsLost);
    default:
      return kind satisfies never;
  }
}
