import type { FootView } from '#lib/view/shell-view.ts';
import { PageLinks } from './page-links.tsx';

interface SiteFootProps {
  readonly foot: FootView;
}

/** Every page, how the figures are made in a line each, and whose work they stand on. */
export function SiteFoot({ foot }: SiteFootProps) {
  return (
    <footer className="foot">
      <nav className="foot-nav" aria-label="Every page">
        <PageLinks place="foot" />
      </nav>
      <p>{foot.method.join(' ')}</p>
      <p>{foot.credits.join(' ')}</p>
    </footer>
  );
}
