import type { ReactNode } from 'react';
import { PAGE_SECTIONS } from './page-sections.ts';

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
        {PAGE_SECTIONS.map(({ id, name, href }) => (
          <a key={id} href={href}>
            {name}
          </a>
        ))}
      </nav>
      {children}
    </header>
  );
}
