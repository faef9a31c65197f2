'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useChipReading } from '#components/live/use-chip-reading.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import { mayDo } from '#lib/desk/permission.ts';
import { deskBarView } from '#lib/view/desk/desk-bar-view.ts';
import { useDeskParts, useDeskReading } from './desk-context.ts';
import { DESK_TABS } from './desk-tabs.ts';

interface DeskBarProps {
  readonly view: DeskView;
}

/** What is true on every screen of the desk: whether the night is real, who is here, and whether the line holds. */
export function DeskBar({ view }: DeskBarProps) {
  const { store, drafts } = useDeskParts();
  const { line, presence } = useDeskReading();
  const bar = deskBarView(view, { line, presence, chip: useChipReading() });
  const path = usePathname();
  function signOut() {
    drafts.flush();
    void store.signOut();
  }
  return (
    <header className={`desk-bar desk-bar-${view.mode}`}>
      <p className="desk-mode" title={bar.modeWords}>
        <b>{bar.mode}</b> <span>{bar.modeWords}</span>
      </p>
      <nav className="desk-tabs" aria-label="Desk">
        {DESK_TABS.filter(({ needs }) => mayDo(view.me.role, needs)).map(({ name, href }) => (
          <Link key={href} href={href} prefetch={false} aria-current={href === path ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <p className="desk-people">
        <span className="sr-only">At the desk: </span>
        {bar.people}
      </p>
      <p className="desk-line" role="status">
        {bar.line}
      </p>
      <p className="desk-clock">{bar.clock}</p>
      <p className="desk-me">
        {bar.me}{' '}
        <button type="button" onClick={signOut}>
          Sign out
        </button>
      </p>
    </header>
  );
}
