import type { ReactNode } from 'react';

interface SectionProps {
  /** Also the anchor that the sections bar leads to. */
  readonly id: string;
  readonly title: string;
  /** What stands at the right of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under an ink rule, and a landmark of its own. */
export function Section({ id, title, aside, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="section">
      <div className="section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
