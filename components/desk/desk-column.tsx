import type { ReactNode, RefCallback } from 'react';

export const COLUMNS = ['queue', 'hand', 'public'] as const;
export type Column = (typeof COLUMNS)[number];

export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  queue: 'Queue',
  hand: 'In hand',
  public: 'Public now',
};

interface DeskColumnProps {
  readonly name: Column;
  /** On a phone one column is shown at a time. */
  readonly isShown: boolean;
  readonly place: RefCallback<HTMLElement>;
  readonly children: ReactNode;
}

/** A column with a scroll of its own. */
export function DeskColumn({ name, isShown, place, children }: DeskColumnProps) {
  return (
    <section
      ref={place}
      className={`desk-column desk-${name}`}
      data-shown={isShown}
      aria-label={COLUMN_NAMES[name]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus.
      tabIndex={0}
    >
      {children}
    </section>
  );
}
