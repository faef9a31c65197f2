import { MOMENT_PARAMETER } from './moment.ts';

/** The query of an address, with the moment that a link leads to; "now" leads out of the past. */
export function momentQuery(query: string, at: string): string {
  const parameters = new URLSearchParams(query);
  parameters.set(MOMENT_PARAMETER, at);
  return `?${parameters}`;
}
