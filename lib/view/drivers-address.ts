import type { PartyId } from '#lib/election/ids.ts';

/** What the page looks at: a party's change against a measure. */
export interface DriversChoice {
  readonly party: PartyId;
  readonly measure: string;
}

/** The address of a choice, on this page. */
export function driversAddress({ party, measure }: DriversChoice, at: string | null): string {
  const parameters = new URLSearchParams({ party, measure, ...(at === null ? {} : { at }) });
  return `/swing?${parameters}`;
}
