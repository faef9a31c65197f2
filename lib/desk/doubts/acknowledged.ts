/** Doubts that another says better: of two who exchange their votes, one loses some. */
const SAID_WITH: Readonly<Record<string, readonly string[]>> = { SWAP: ['DECREASE'] };

/** Codes that somebody stands by who confirmed these doubts, as the page put them. */
export function acknowledgedBy(confirmed: readonly { readonly code: string }[]): readonly string[] {
  return [...new Set(confirmed.flatMap(({ code }) => [code, ...(SAID_WITH[code] ?? [])]))];
}
