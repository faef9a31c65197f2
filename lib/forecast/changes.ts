import type { ConstituencyId } from '#lib/election/ids.ts';
import type {
  ForecastReading,
  ForecastScore,
  LogPosition,
  Miss,
  PathPoint,
  SeatReading,
} from './published.ts';
import type { ShownChance } from './shown.ts';

/** What must be changed in one reading so that it shows what the next shows: only what moved by a shown step. */
export interface ForecastChanges {
  readonly from: string;
  readonly to: string;
  readonly position: LogPosition;
  readonly draws: number;
  readonly settled: number;
  readonly seats: ListChanges<MovedSeat>;
  /** Every seat that its last result moved, and from where: the whole list. */
  readonly movedFrom: readonly (readonly [ConstituencyId, ShownChance])[];
  /** Of the others, those that are different. */
  readonly parts: Partial<Pick<ForecastReading, Part>>;
  readonly score?: Omit<ForecastScore, 'misses'>;
  readonly misses: ListChanges<Miss>;
  readonly path: { readonly keep: number; readonly add: readonly PathPoint[] };
}

/** A seat whose chances moved. Who defends it and why it stands so are left out where the earlier reading has them. */
export type MovedSeat = Pick<SeatReading, 'constituencyId' | 'band' | 'atRisk' | 'challengers'> &
  Partial<Pick<SeatReading, 'defender' | 'lowConfidence' | 'why'>>;

export interface ListChanges<Item> {
  readonly put: readonly Item[];
  readonly drop: readonly ConstituencyId[];
}

type Part = (typeof PARTS)[number];
const PARTS = ['losses', 'lines', 'outcome', 'shares', 'deciding', 'untypical'] as const;

/** Null when both show the same. */
export function changesBetween(previous: ForecastReading, next: ForecastReading): ForecastChanges | null {
  if (previous.tag === next.tag) return null;
  const { tag, position, draws, settled, seats, score, path } = next;
  const { misses, ...rest } = score;
  const { misses: missesBefore, ...restBefore } = previous.score;
  const keep = sameBeginning(previous.path, path);
  return {
    from: previous.tag,
    to: tag,
    position,
    draws,
    settled,
    seats: seatChanges(previous.seats, seats),
    movedFrom: seats.flatMap(({ constituencyId, movedFrom }) =>
      movedFrom === null ? [] : [[constituencyId, movedFrom] as const],
    ),
    parts: Object.fromEntries(
      PARTS.filter((part) => !isSame(previous[part], next[part])).map((part) => [part, next[part]]),
    ),
    ...(isSame(restBefore, rest) ? {} : { score: rest }),
    misses: listChanges(missesBefore, misses, (miss) => miss),
    path: { keep, add: path.slice(keep) },
  };
}

/** The reading with the changes made; null when they are not changes of this reading. */
export function withChanges(reading: ForecastReading, changes: ForecastChanges): ForecastReading | null {
  if (reading.tag !== changes.from) return null;
  const movedFrom = new Map(changes.movedFrom);
  const misses = changed(reading.score.misses, changes.misses).sort(byChance);
  return {
    ...reading,
    ...changes.parts,
    tag: changes.to,
    position: changes.position,
    draws: changes.draws,
    settled: changes.settled,
    seats: changedSeats(reading.seats, changes.seats).map((seat) => ({
      ...seat,
      movedFrom: movedFrom.get(seat.constituencyId) ?? null,
    })),
    score: { ...reading.score, ...changes.score, misses },
    path: [...reading.path.slice(0, changes.path.keep), ...changes.path.add],
  };
}

/** Everything of a reading that a reader can see change: what its tag is made of. */
export function shownOf({ seats, settled, score, path, ...reading }: Omit<ForecastReading, 'tag'>): unknown {
  const parts = PARTS.map((part) => reading[part]);
  const shownSeats = seats.map((seat) => [shownOfSeat(seat), seat.movedFrom]);
  return [reading.inputsHash, reading.position.epoch, settled, parts, score, path, shownSeats];
}

/** Without what travels with it but does not make it travel. */
function shownOfSeat({ why: _why, movedFrom: _movedFrom, ...seat }: SeatReading): unknown {
  return seat;
}

/** Misses by confidence, then by seat: an order that does not depend on how the list was made. */
export function byChance(a: Miss, b: Miss): number {
  return b.chance - a.chance || byId(a, b);
}

interface OfSeat {
  readonly constituencyId: ConstituencyId;
}

function byId(a: OfSeat, b: OfSeat): number {
  if (a.constituencyId === b.constituencyId) return 0;
  return a.constituencyId < b.constituencyId ? -1 : 1;
}

function seatChanges(previous: readonly SeatReading[], next: readonly SeatReading[]): ListChanges<MovedSeat> {
  const before = new Map(previous.map((seat) => [seat.constituencyId, seat]));
  const { put, drop } = listChanges(previous, next, shownOfSeat);
  return {
    drop,
    put: put.map(({ constituencyId, band, atRisk, challengers, defender, lowConfidence, why }) => {
      const moved = { constituencyId, band, atRisk, challengers };
      const known = before.get(constituencyId);
      if (known === undefined) return { ...moved, defender, lowConfidence, why };
      return known.band === band ? moved : { ...moved, why };
    }),
  };
}

function changedSeats(
  seats: readonly SeatReading[],
  { put, drop }: ListChanges<MovedSeat>,
): readonly SeatReading[] {
  const before = new Map(seats.map((seat) => [seat.constituencyId, seat]));
  const full = put.map((moved): SeatReading => {
    const known = before.get(moved.constituencyId) ?? BLANK_SEAT;
    return { ...known, ...moved };
  });
  return changed(seats, { put: full, drop }).sort(byId);
}

/** A seat that was settled and is open again brings all of this with it. */
const BLANK_SEAT = {
  defender: null,
  lowConfidence: false,
  movedFrom: null,
  why: { defender: [], challenger: [], alike: [] },
};

function listChanges<Item extends OfSeat>(
  previous: readonly Item[],
  next: readonly Item[],
  shown: (item: Item) => unknown,
): ListChanges<Item> {
  const before = new Map(previous.map((item) => [item.constituencyId, item]));
  const put = next.filter((item) => {
    const known = before.get(item.constituencyId);
    return known === undefined || !isSame(shown(known), shown(item));
  });
  const after = new Set(next.map(({ constituencyId }) => constituencyId));
  return { put, drop: [...before.keys()].filter((id) => !after.has(id)) };
}

function changed<Item extends OfSeat>(items: readonly Item[], { put, drop }: ListChanges<Item>): Item[] {
  const known = new Map(items.map((item) => [item.constituencyId, item]));
  for (const id of drop) known.delete(id);
  for (const item of put) known.set(item.constituencyId, item);
  return [...known.values()];
}

function sameBeginning(previous: readonly PathPoint[], next: readonly PathPoint[]): number {
  const end = previous.findIndex((point, index) => !isSame(point, next[index]));
  return end === -1 ? previous.length : end;
}

/** Readings are plain data whose members are always in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
