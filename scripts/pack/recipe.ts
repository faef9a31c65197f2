/**
 * What a pack is made from: paths are relative to the folder of sources. A part that is null or empty is left
 * out of the pack, and every view copes without it.
 */
export interface Recipe {
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly pollDate: string;
  readonly candidates: string;
  readonly constituencies: string;
  /** Codes revised after a source was published. */
  readonly revisions: string | null;
  readonly base: BaseSource | null;
  readonly electorateCorrections: string | null;
  readonly welshNames: string | null;
  /** Shares of each constituency's people by local authority, under the publisher's own short codes, and names. */
  readonly councils: { readonly overlaps: string; readonly codes: string; readonly names: string } | null;
  readonly map: { readonly hexes: string; readonly boundaries: string } | null;
  readonly outgoing: OutgoingSource | null;
  readonly expected: ExpectedSource | null;
  readonly demographics: DemographicsSource | null;
  readonly postcodes: { readonly ranges: string; readonly names: string } | null;
  readonly night: NightSource | null;
  /** Ids in `credits.ts`. */
  readonly credits: readonly string[];
}

type BaseSource =
  | {
      readonly kind: 'counted';
      readonly name: string;
      readonly candidates: string;
      readonly constituencies: string | null;
    }
  | { readonly kind: 'notional'; readonly name: string; readonly file: string };

type OutgoingSource =
  /** A table of who sat for each seat's main predecessor. */
  | { readonly kind: 'table'; readonly file: string }
  /** The same constituencies as at the base: its winner, or who won a by-election since and stands again. */
  | { readonly kind: 'sameSeats' };

/** Declaration times of the election before, moved to this night by their distance from the close of poll. */
export type ExpectedSource =
  | { readonly kind: 'sameSeats'; readonly constituencies: string; readonly pollDate: string }
  | {
      readonly kind: 'overlaps';
      readonly constituencies: string;
      readonly pollDate: string;
      readonly overlaps: string;
    };

export interface DemographicsSource {
  readonly workbook: string;
  readonly religionScotland: string;
  readonly ethnicityScotland: string;
  readonly population: string;
  readonly claimants: string;
  readonly deprivation: string;
  readonly covariates: string;
  /** Constituency file with the names and codes on whose boundaries all of the above are. */
  readonly publishedOn: string;
  /**
   * Revised codes of those boundaries. The codes that they replaced belong to other, older constituencies.
   */
  readonly revisions: string;
  /**
   * Overlaps by which the figures are carried to this election's own boundaries; null when they are on them.
   */
  readonly projectedBy: string | null;
}

export type NightSource =
  /** Declaration times in the constituency file. */
  | { readonly kind: 'constituencyFile'; readonly text: string }
  /** A table of times with their zone. */
  | { readonly kind: 'table'; readonly file: string; readonly text: string };
