import type { Topology } from 'topojson-specification';
import type { ConstituencyId, Standing } from '#lib/election/ids.ts';
import type { Nation, Reference } from '#lib/election/reference.ts';
import type { SeatTypes } from '#lib/election/seat-type.ts';

/** Everything known before one election night, as loaded from its folder. */
export interface Pack {
  readonly reference: Reference;
  /** Content hash, lower-case hexadecimal SHA-256. The same as `reference.packHash`. */
  readonly hash: string;
  readonly colours: PartyColours;
  /** Null in a pack without a map. Object `constituencies`; ids are those of the reference. WGS84. */
  readonly boundaries: Topology | null;
  readonly demographics: Demographics | null;
  /** Covariates under a share-alike licence of their own: never merge them into another file. */
  readonly covariates: Covariates | null;
  /** Editors' picks, in the order in which they were written down. */
  readonly watch: readonly WatchedSeat[];
  /** Null in a pack whose sources do not say. */
  readonly seatTypes: SeatTypes | null;
  readonly postcodes: PostcodeRanges | null;
  readonly credits: readonly Credit[];
}

/** Colours of every standing that occurs in the pack, `independent` and `speaker` among them. */
export type PartyColours = ReadonlyMap<Standing, StandingColours>;

export interface StandingColours {
  readonly light: SchemeColours;
  readonly dark: SchemeColours;
}

/**
 * Six-digit colours, "#d4132f". `on` is readable on `fill` (4.5:1); `edge` is seen against the page (3:1).
 */
export interface SchemeColours {
  readonly fill: string;
  readonly on: string;
  readonly edge: string;
}

export interface Demographics {
  readonly measures: readonly Measure[];
  /** One figure a measure, in the order of `measures`; null where none was published. */
  readonly values: ReadonlyMap<ConstituencyId, readonly (number | null)[]>;
}

export interface Covariates extends Demographics {
  readonly licence: string;
  /** Who is to be named wherever the figures are shown. */
  readonly credit: string;
}

interface Measure {
  readonly id: string;
  readonly label: string;
  readonly unit: 'percent' | 'persons' | 'personsPerHectare' | 'score';
  /** "Census 2021 and 2022" */
  readonly source: string;
  readonly nations: readonly Nation[];
  /** True when the figure was carried over from other boundaries by shares of population: an estimate. */
  readonly projected: boolean;
}

export interface WatchedSeat {
  readonly constituency: ConstituencyId;
  readonly reason: string;
}

/**
 * Postcodes as ranges: from each key on, until the next, a postcode belongs to that constituency. Keys are
 * the differences between postcodes read as numbers to base 36. See `findPostcode`.
 */
export interface PostcodeRanges {
  readonly constituencies: readonly ConstituencyId[];
  readonly keySteps: readonly number[];
  /** Place in `constituencies`; −1 where no answer may be given. */
  readonly owners: readonly number[];
}

interface Credit {
  readonly title: string;
  readonly holder: string;
  readonly licence: string;
  /** The line that the licence asks for. */
  readonly text: string;
  readonly url: string | null;
}
