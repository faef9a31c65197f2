import type { ResultsQuery } from './results-query.ts';

/** A query and the page that it stands on. */
export interface ResultsPage {
  readonly query: ResultsQuery;
  /** Where the page lives, and what it shows without a parameter. */
  readonly path: string;
  readonly preset: ResultsQuery;
  /** The moment that the address asks for, as it stands there; null for now. */
  readonly at: string | null;
}

/** The moment as a parameter of a link, so that a page of the past leads to pages of the past. */
export function atParameter(at: string | null): readonly (readonly [string, string])[] {
  return at === null ? [] : [['at', at]];
}

/** Parameters of an address as they came, one value each. */
export type Parameters = Readonly<Record<string, string>>;

/** Of a parameter that stands in an address several times the first counts. */
export function singleParameters(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined || first === '' ? [] : [[name, first]];
    }),
  );
}
