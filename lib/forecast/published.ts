import type { CandidateId, ConstituencyId, RegionId, Standing } from '#lib/election/ids.ts';
import type { Group } from './inputs.ts';
import type { RiskBand, ShownChance } from './shown.ts';

/** What can be said of the forecast at some moment. Only `shown` carries a figure of it. */
export type PublishedForecast =
  | { readonly kind: 'shown'; readonly reading: ForecastReading }
  /** The newsroom took it off, and says why. */
  | { readonly kind: 'hidden'; readonly note: string }
  /** Before the close of poll nothing of it leaves. */
  | { readonly kind: 'embargoed' }
  /** `none`: this election has no forecast. `starting`: it is being made. `failed`: it is being made again. */
  | { readonly kind: 'unavailable'; readonly why: 'none' | 'starting' | 'failed' };

/**
 * The forecast as it is published: whole numbers and shown steps only. It is derived from the log up to a position, and
 * from inputs with a hash of their own: equal positions, inputs and draws give equal readings, on every server.
 */
export interface ForecastReading {
  /** Of everything that is shown: readings that show the same have the same tag, whatever their position. */
  readonly tag: string;
  /** The last event that moved it; the opening of the log before any. */
  readonly position: LogPosition;
  /** Lower-case hexadecimal SHA-256 of the model's inputs. */
  readonly inputsHash: string;
  readonly draws: number;
  /** Seats of which the winner is known. */
  readonly settled: number;
  /** Seats of which it is not, without the Speaker's, in the order of their ids. */
  readonly seats: readonly SeatReading[];
  /** By defending party, the most expected losses first. */
  readonly losses: readonly ExpectedLosses[];
  /** Seats at the end of the night, the most first. */
  readonly lines: readonly LineReading[];
  readonly outcome: OutcomeReading;
  /** Great Britain, the largest first; empty when no share can be said. */
  readonly shares: readonly ShareReading[];
  readonly deciding: DecidingSeats;
  /** Where the declared seats differ most from all seats, the most first; empty when they are typical or few. */
  readonly untypical: readonly Untypical[];
  readonly score: ForecastScore;
  /** Since the close of poll, oldest first. Still short after a restart, while it is made again. */
  readonly path: readonly PathPoint[];
}

/** A position in the night's log: epoch, sequence number and chain. */
export interface LogPosition {
  readonly epoch: string;
  readonly seq: number;
  readonly chain: string;
}

/**
 * What the model follows in a seat: a party by the model's own short name, or the best-placed candidate of any other party
 * or none. `standing` and `candidateId` say who that is here; null when the model does not tell which of several.
 */
export interface Contender {
  readonly slot: string;
  readonly standing: Standing | null;
  readonly candidateId: CandidateId | null;
}

export interface SeatReading {
  readonly constituencyId: ConstituencyId;
  /** Who won last time; null without a base or after the Speaker: then there is no risk, and the challengers are the two likeliest. */
  readonly defender: Contender | null;
  readonly band: RiskBand | null;
  /** Chance that the defender loses the seat. */
  readonly atRisk: ShownChance | null;
  /** What `atRisk` was before the results that came last, where those moved it by a step or more; else null. */
  readonly movedFrom: ShownChance | null;
  /** The likeliest others, the likelier first: one, and a second when its chance is 5 % or more. */
  readonly challengers: readonly Challenger[];
  /** True where the model is known to be weak: Northern Ireland. */
  readonly lowConfidence: boolean;
  readonly why: Why;
}

export interface Challenger extends Contender {
  /** Chance of winning the seat. */
  readonly chance: ShownChance;
}

/** On an open page, made when the seat last came into another band: it does not travel by itself. */
export interface Why {
  /** Expected change of the share since last time, by group of features: whole points, none that round to 0, largest first. */
  readonly defender: readonly Cause[];
  readonly challenger: readonly Cause[];
  /** Declared seats with the most similar features, the most similar first; at most three. */
  readonly alike: readonly ConstituencyId[];
}

export interface Cause {
  readonly group: Group;
  /** Whole points, never 0: positive is a gain. */
  readonly points: number;
}

/** "We expect 6 of these 151 seats to fall; we do not know which." */
export interface ExpectedLosses {
  readonly slot: string;
  readonly standing: Standing | null;
  /** Seats that it defends and that are not settled. */
  readonly open: number;
  /** Whole seats. 0 is "fewer than one". */
  readonly expected: number;
}

/** One line of the final table. */
export interface LineReading {
  readonly slot: string;
  /** Null for the line of all other candidates. */
  readonly standing: Standing | null;
  /** Seats that it has already. */
  readonly settled: number;
  readonly median: number;
  /** Middle half, and middle nine tenths, of the draws: inclusive numbers of seats. */
  readonly half: Interval;
  readonly nineTenths: Interval;
}

export type Interval = readonly [low: number, high: number];

export interface OutcomeReading {
  /** Who has a majority already, or `nobody` when none can reach one any more: then this is no forecast. Null while it is open. */
  readonly majorityOf: Standing | 'nobody' | null;
  /** Parties with at least 5 % for a majority, the likelier first. */
  readonly majority: readonly PartyChance[];
  /** No majority for anybody; null when that is settled, or below 5 %. */
  readonly hung: ShownChance | null;
  /** A party that no other can overtake. */
  readonly largestIs: Standing | null;
  readonly largest: readonly PartyChance[];
}

export interface PartyChance {
  readonly slot: string;
  readonly standing: Standing;
  readonly chance: ShownChance;
}

/** Share of the vote in Great Britain, whole per cents. */
export interface ShareReading {
  readonly slot: string;
  readonly standing: Standing | null;
  readonly median: number;
  readonly nineTenths: Interval;
}

/** Open seats on which most depends, the most telling first. */
export interface DecidingSeats {
  /** `majority`: whether `standing` has one. `size`: how many seats it has, its majority being as good as certain or impossible. */
  readonly about: 'majority' | 'size';
  readonly standing: Standing | null;
  readonly seats: readonly ConstituencyId[];
}

/** "Declared seats so far are not typical." Whole numbers: per cents of seats, or the mean of a measure in its own unit. */
export type Untypical = { readonly declared: number; readonly all: number } & (
  | { readonly kind: 'region'; readonly region: RegionId }
  | { readonly kind: 'defender'; readonly standing: Standing }
  | { readonly kind: 'measure'; readonly measure: string }
);

/**
 * How right it was: each settled seat against the forecast of the last point of the path before it was settled. A seat
 * whose result was withdrawn is not in it.
 */
export interface ForecastScore {
  readonly seats: number;
  /** Of seats by the band that they were in: how many, and how many of them were lost. The most endangered first. */
  readonly bands: readonly { readonly band: RiskBand; readonly seats: number; readonly lost: number }[];
  /** Mean Brier score in thousandths, 0 the best and 2000 the worst; null without a seat. */
  readonly brier: number | null;
  /** The same of uniform swing with noise, on the same seats at the same moments. */
  readonly uniformSwingBrier: number | null;
  /** Favourites by their stated chance: how many, how many won, and what was stated on average (whole per cent). */
  readonly calibration: readonly CalibrationBin[];
  /** Every seat that its favourite did not win, the most confident first. */
  readonly misses: readonly Miss[];
}

export interface CalibrationBin {
  /** Bounds of the stated chance in per cent: from, and below. */
  readonly from: number;
  readonly below: number;
  readonly seats: number;
  readonly won: number;
  readonly stated: number;
}

export interface Miss {
  readonly constituencyId: ConstituencyId;
  readonly favourite: Contender;
  readonly chance: ShownChance;
  /** The chance that was given to the candidate who won. */
  readonly winner: Contender;
  readonly winnerChance: ShownChance;
}

/** Where the forecast stood after so many results. */
export interface PathPoint {
  readonly seq: number;
  /** UTC instant on the night's clock; the close of poll for the first. */
  readonly at: string;
  readonly settled: number;
  readonly lines: readonly PathLine[];
  /** As in `OutcomeReading` then: whoever had at least 5 %, the likelier first; empty once it was settled. */
  readonly majority: readonly PathChance[];
  readonly largest: readonly PathChance[];
  readonly hung: ShownChance | null;
  /** Median share of the vote in Great Britain, whole per cents. */
  readonly shares: readonly { readonly slot: string; readonly median: number }[];
}

export interface PathChance {
  readonly slot: string;
  readonly chance: ShownChance;
}

export interface PathLine {
  readonly slot: string;
  readonly median: number;
  readonly half: Interval;
  readonly nineTenths: Interval;
}
