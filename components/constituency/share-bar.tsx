import type { BarView } from '#lib/view/constituency-view-bar.ts';

/**
 * A vote share as a bar, with a line across it where it stood last time; before the declaration the last share
 * alone, in outline. The numbers beside it say the same.
 */
export function ShareBar({ bar: { share, base } }: { readonly bar: BarView }) {
  return (
    <svg className="share-bar" aria-hidden="true">
      {share !== null && <rect className="fill" width={`${share}%`} height="100%" />}
      {base !== null && share !== null && (
        <line className="share-bar-base" x1={`${base}%`} x2={`${base}%`} y2="100%" />
      )}
      {base !== null && share === null && (
        <rect className="share-bar-outline" width={`${base}%`} height="100%" />
      )}
    </svg>
  );
}
