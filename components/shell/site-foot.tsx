import type { FootView } from '#lib/view/shell-view.ts';

interface SiteFootProps {
  readonly foot: FootView;
}

/** How the figures are made, in a line each, and whose work they stand on. */
export function SiteFoot({ foot }: SiteFootProps) {
  return (
    <footer className="foot">
      <p>{foot.method.join(' ')}</p>
      <p>{foot.credits.join(' ')}</p>
    </footer>
  );
}
