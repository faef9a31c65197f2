/** The line of the Speaker's seat, which is no party's. */
export const SPEAKER = 'speaker';

/** Seats of every line in every draw. */
export interface Totals {
  readonly draws: number;
  readonly counts: ReadonlyMap<string, Int16Array>;
  addToAll(line: string): void;
  /** One winner a draw, as a place in the ids. */
  addWinners(ids: readonly string[], winners: Int8Array): void;
}

export interface Summary {
  readonly lines: readonly LineForecast[];
  /** Draws in which a party has more than half of all seats, by party; the rest is no majority. */
  readonly majority: ReadonlyMap<string, number>;
  /** Draws in which a party has more seats than any other, by party; a tie is nobody's. */
  readonly largest: ReadonlyMap<string, number>;
}

export interface LineForecast {
  readonly line: string;
  readonly mean: number;
  readonly median: number;
  /** Middle half, and middle nine tenths, of the draws: inclusive numbers of seats. */
  readonly half: readonly [number, number];
  readonly nineTenths: readonly [number, number];
}

export function makeTotals(idsByArea: readonly (readonly string[])[], draws: number): Totals {
  const lines = new Set([...idsByArea.flat(), SPEAKER]);
  const counts = new Map([...lines].map((line) => [line, new Int16Array(draws)]));
  const countOf = (line: string): Int16Array => {
    const count = counts.get(line);
    if (count === undefined) throw new Error(`No line ${line} in these totals`);
    return count;
  };
  return {
    draws,
    counts,
    addToAll(line) {
      const count = countOf(line);
      for (let draw = 0; draw < draws; draw++) count[draw] = (count[draw] as number) + 1;
    },
    addWinners(ids, winners) {
      const bySlot = ids.map(countOf);
      for (let draw = 0; draw < draws; draw++) {
        const count = bySlot[winners[draw] as number];
        if (count === undefined) throw new Error('A seat was won by nobody');
        count[draw] = (count[draw] as number) + 1;
      }
    },
  };
}

export function summarise(
  { draws, counts }: Totals,
  parties: readonly string[],
  seatsForMajority: number,
): Summary {
  const majority = new Map<string, number>();
  const largest = new Map<string, number>();
  const share = (into: Map<string, number>, line: string) =>
    into.set(line, (into.get(line) ?? 0) + 1 / draws);
  for (let draw = 0; draw < draws; draw++) {
    const seats = parties.map((line) => (counts.get(line) ?? [])[draw] as number);
    const most = Math.max(...seats);
    const leaders = parties.filter((_, index) => seats[index] === most);
    const [leader] = leaders;
    if (leader === undefined || leaders.length > 1) continue;
    share(largest, leader);
    if (most >= seatsForMajority) share(majority, leader);
  }
  const lines = [...counts].map(([line, count]) => lineOf(line, count));
  return { lines, majority, largest };
}

function lineOf(line: string, count: Int16Array): LineForecast {
  const sorted = Int16Array.from(count).sort();
  const quantile = (part: number) => sorted[Math.round(part * (sorted.length - 1))] as number;
  return {
    line,
    mean: sorted.reduce((sum, seats) => sum + seats, 0) / sorted.length,
    median: quantile(0.5),
    half: [quantile(0.25), quantile(0.75)],
    nineTenths: [quantile(0.05), quantile(0.95)],
  };
}
