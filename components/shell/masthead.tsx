import type { ReactNode } from 'react';
import { PageLinks } from './page-links.tsx';

interface MastheadProps {
  /** The status chip. */
  readonly children: ReactNode;
}

export function Masthead({ children }: MastheadProps) {
  return (
    <header className="masthead">
      <a className="wordmark" href="/">
        Declared
      </a>
      <nav className="masthead-nav" aria-label="Main">
        <PageLinks place="masthead" />
      </nav>
      {children}
    </header>
  );
}
