import type { BarView } from '#lib/view/constituency-view-bar.ts';

/**
 * A vote share as a bar, with a line across it where it stood last time; before the declaration the last share
 * alone, in outline. The numbers beside it say the same.
 */
export function ShareBar({ bar: { share, base } }: { readonly bar: BarView }) {
  return (
    <svg className="share-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {share !== null && <rect className="fill" width={share} height="10" />}
      {base !== null && share !== null && <path className="share-bar-base" d={`M${base} 0V10`} />}
      {base !== null && share === null && <rect className="share-bar-outline" width={base} height="10" />}
    </svg>
  );
}
