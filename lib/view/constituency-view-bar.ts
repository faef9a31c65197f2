/** Lengths of a share bar, from 0 to 100; null where there is nothing to draw. */
export interface BarView {
  readonly share: number | null;
  readonly base: number | null;
}

export const noBar: BarView = { share: null, base: null };

/** Bars of one table, on one scale: the longest share of either year is 100. Shares are from 0 to 1. */
export function barsOf(
  shares: readonly { readonly share: number | null; readonly base: number | null }[],
): readonly BarView[] {
  const longest = Math.max(...shares.flatMap(({ share, base }) => [share ?? 0, base ?? 0]));
  const length = (part: number | null) =>
    part === null || longest === 0 ? null : Math.round((part / longest) * 1000) / 10;
  return shares.map(({ share, base }) => ({ share: length(share), base: length(base) }));
}
