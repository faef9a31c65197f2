import type { CandidateId, ConstituencyId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { ForecastChanges, ListChanges, MovedSeat } from '#lib/forecast/changes.ts';
import { GROUPS } from '#lib/forecast/inputs.ts';
import type {
  Cause,
  Challenger,
  Contender,
  ForecastReading,
  LineReading,
  Miss,
  PathPoint,
  Why,
} from '#lib/forecast/published.ts';
import { RISK_BANDS, type ShownChance } from '#lib/forecast/shown.ts';
import type { Position } from './position.ts';

/**
 * Changes of the forecast as they travel: rows without names, seats and candidates as places in the pack. What travels
 * seldom, or is small, travels as it is.
 */
export interface CompactForecast {
  readonly from: string;
  readonly to: string;
  readonly position: Position;
  readonly draws: number;
  readonly settled: number;
  readonly seats: readonly CompactSeat[];
  readonly gone: readonly number[];
  readonly movedFrom: readonly (readonly [place: number, chance: ShownChance])[];
  readonly lines?: readonly CompactLine[];
  readonly deciding?: readonly [
    about: ForecastReading['deciding']['about'],
    standing: Standing | null,
    seats: readonly number[],
  ];
  readonly parts: Omit<ForecastChanges['parts'], 'lines' | 'deciding'>;
  readonly score?: ForecastChanges['score'];
  readonly misses: ForecastChanges['misses'];
  readonly keep: number;
  readonly path: readonly PathPoint[];
}

type CompactSeat = readonly [
  place: number,
  /** Place in the bands; −1 without a defender. */
  band: number,
  atRisk: ShownChance | null,
  challengers: readonly CompactChallenger[],
  why?: CompactWhy | null,
  defender?: CompactContender | null,
  lowConfidence?: 0 | 1,
];

/** The candidate's place on the ballot paper, −1 for one that the model does not tell; the standing where that does not say it. */
type CompactContender = readonly [slot: string, candidate: number, standing?: Standing];
type CompactChallenger = readonly [chance: ShownChance, ...contender: CompactContender];
type CompactCause = readonly [group: number, points: number];
type CompactWhy = readonly [
  defender: readonly CompactCause[],
  challenger: readonly CompactCause[],
  alike: readonly number[],
];
type CompactLine = readonly [
  slot: string,
  standing: Standing | null,
  settled: number,
  median: number,
  ...half: readonly [number, number],
  ...nineTenths: readonly [number, number],
];

export function compactForecast(roll: Roll, changes: ForecastChanges): CompactForecast {
  const places = placesOf(roll);
  const placeOf = (id: ConstituencyId) => places.get(id) ?? missing(`constituency ${id}`);
  const { lines, deciding, ...parts } = changes.parts;
  return {
    from: changes.from,
    to: changes.to,
    position: changes.position,
    draws: changes.draws,
    settled: changes.settled,
    seats: changes.seats.put.map((seat) => compactSeat(roll, seat, placeOf)),
    gone: changes.seats.drop.map(placeOf),
    movedFrom: changes.movedFrom.map(([id, chance]) => [placeOf(id), chance]),
    ...(lines === undefined ? {} : { lines: lines.map(compactLine) }),
    ...(deciding === undefined
      ? {}
      : { deciding: [deciding.about, deciding.standing, deciding.seats.map(placeOf)] as const }),
    parts,
    ...(changes.score === undefined ? {} : { score: changes.score }),
    misses: changes.misses,
    keep: changes.path.keep,
    path: changes.path.add,
  };
}

export function fullForecastChanges(roll: Roll, compact: CompactForecast): ForecastChanges {
  const idAt = (place: number): ConstituencyId =>
    roll.reference.constituencies[place]?.id ?? missing(`constituency at place ${place}`);
  const { lines, deciding } = compact;
  return {
    from: compact.from,
    to: compact.to,
    position: compact.position,
    draws: compact.draws,
    settled: compact.settled,
    seats: { put: compact.seats.map((row) => fullSeat(roll, row, idAt)), drop: compact.gone.map(idAt) },
    movedFrom: compact.movedFrom.map(([place, chance]) => [idAt(place), chance]),
    parts: {
      ...compact.parts,
      ...(lines === undefined ? {} : { lines: lines.map(fullLine) }),
      ...(deciding === undefined
        ? {}
        : { deciding: { about: deciding[0], standing: deciding[1], seats: deciding[2].map(idAt) } }),
    },
    ...(compact.score === undefined ? {} : { score: compact.score }),
    misses: compact.misses as ListChanges<Miss>,
    path: { keep: compact.keep, add: compact.path },
  };
}

function compactSeat(roll: Roll, seat: MovedSeat, placeOf: (id: ConstituencyId) => number): CompactSeat {
  const { constituencyId, band, atRisk, challengers, why, defender, lowConfidence } = seat;
  const compact = [
    placeOf(constituencyId),
    band === null ? -1 : RISK_BANDS.indexOf(band),
    atRisk,
    challengers.map(
      ({ chance, ...contender }): CompactChallenger => [
        chance,
        ...compactContender(roll, constituencyId, contender),
      ],
    ),
  ] as const;
  if (why === undefined) return compact;
  const shortWhy: CompactWhy = [
    why.defender.map(compactCause),
    why.challenger.map(compactCause),
    why.alike.map(placeOf),
  ];
  if (defender === undefined) return [...compact, shortWhy];
  const shortDefender = defender === null ? null : compactContender(roll, constituencyId, defender);
  return [...compact, shortWhy, shortDefender, lowConfidence === true ? 1 : 0];
}

function fullSeat(roll: Roll, row: CompactSeat, idAt: (place: number) => ConstituencyId): MovedSeat {
  const [place, band, atRisk, challengers, why, defender, lowConfidence] = row;
  const constituencyId = idAt(place);
  return {
    constituencyId,
    band: RISK_BANDS[band] ?? null,
    atRisk,
    challengers: challengers.map(
      ([chance, ...contender]): Challenger => ({ ...fullContender(roll, constituencyId, contender), chance }),
    ),
    ...(why == null ? {} : { why: fullWhy(why, idAt) }),
    ...(defender === undefined
      ? {}
      : { defender: defender === null ? null : fullContender(roll, constituencyId, defender) }),
    ...(lowConfidence === undefined ? {} : { lowConfidence: lowConfidence === 1 }),
  };
}

function compactContender(
  roll: Roll,
  id: ConstituencyId,
  { slot, standing, candidateId }: Contender,
): CompactContender {
  const candidates = roll.constituencies.get(id)?.candidates ?? [];
  const place = candidates.findIndex((each) => each.id === candidateId);
  if (standing === (candidates[place]?.standing ?? null)) return [slot, place];
  return standing === null ? [slot, place] : [slot, place, standing];
}

function fullContender(roll: Roll, id: ConstituencyId, [slot, place, standing]: CompactContender): Contender {
  const candidate = roll.constituencies.get(id)?.candidates[place];
  const candidateId: CandidateId | null = candidate?.id ?? null;
  return { slot, standing: standing ?? candidate?.standing ?? null, candidateId };
}

function compactCause({ group, points }: Cause): CompactCause {
  return [GROUPS.indexOf(group), points];
}

function fullWhy([defender, challenger, alike]: CompactWhy, idAt: (place: number) => ConstituencyId): Why {
  const full = ([group, points]: CompactCause): Cause => ({
    group: GROUPS[group] ?? missing(`group ${group}`),
    points,
  });
  return { defender: defender.map(full), challenger: challenger.map(full), alike: alike.map(idAt) };
}

function compactLine({ slot, standing, settled, median, half, nineTenths }: LineReading): CompactLine {
  return [slot, standing, settled, median, ...half, ...nineTenths];
}

function fullLine([slot, standing, settled, median, h0, h1, n0, n1]: CompactLine): LineReading {
  return { slot, standing, settled, median, half: [h0, h1], nineTenths: [n0, n1] };
}

function placesOf({ reference }: Roll): ReadonlyMap<ConstituencyId, number> {
  return new Map(reference.constituencies.map(({ id }, place) => [id, place]));
}

function missing(what: string): never {
  throw new Error(`No ${what} in this election`);
}
