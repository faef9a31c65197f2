'use client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { LiveNightReading } from '#components/live/live-store.ts';
import { useNightClock, useWholeNight } from '#components/live/use-whole-night.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import { stateOfPlaySentences } from '#lib/format/sentences/state-of-play.ts';
import { type Hand, keyOfHand, seatOfHand } from '#lib/view/desk/hand.ts';
import { type PaletteItem, paletteItems } from '#lib/view/desk/palette-view.ts';
import { publicSeatView } from '#lib/view/desk/public-seat-view.ts';
import { queueView } from '#lib/view/desk/queue-view.ts';
import { COLUMN_NAMES, COLUMNS, DeskColumn } from './desk-column.tsx';
import { useDeskParts, useDeskReading, useDeskView } from './desk-context.ts';
import { InHand } from './in-hand.tsx';
import { Palette } from './palette.tsx';
import { PublicColumn } from './public-column.tsx';
import { QueueList } from './queue-list.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useColumns } from './use-columns.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useForms } from './use-forms.ts';
import { useHand } from './use-hand.ts';

/** The screen for results, once the browser has both the night and the desk. */
export function ResultsDesk() {
  const night = useWholeNight();
  const desk = useDeskView();
  if (night !== null) return <Columns night={night} desk={desk} />;
  return (
    <main id="content" className="desk-wait">
      <p role="status">The night is being fetched…</p>
    </main>
  );
}

interface ColumnsProps {
  readonly night: LiveNightReading;
  readonly desk: DeskView;
}

/** The queue, the thing in hand, and what is public of it. */
function Columns({ night, desk }: ColumnsProps) {
  const { store } = useDeskParts();
  const { presence } = useDeskReading();
  const now = useNightClock();
  const [hand, take] = useHand();
  const forms = useForms(desk);
  const columns = useColumns();
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const { queue, headline, seat } = useBesideViews(night, desk, hand);
  const where = keyOfHand(hand);
  useEffect(() => store.at(where), [store, where]);
  useEffect(() => {
    document.title = `${queue.open === 0 ? '' : `(${queue.open}) `}Results · Desk · Declared`;
  }, [queue.open]);
  useDeskKeys({
    onPalette: () => setOpen('palette'),
    onShortcuts: () => setOpen('shortcuts'),
    onColumn: columns.step,
  });

  function takeInHand(next: Hand) {
    columns.show('hand');
    setOpen(null);
    // What is in hand already is gone on with: nothing opens that would take the focus.
    if (keyOfHand(next) === where) columns.type();
    else take(next);
  }
  function choose(item: PaletteItem) {
    if (item.kind === 'seat') return takeInHand({ kind: 'seat', constituencyId: item.id });
    setOpen(item.action === 'shortcuts' ? 'shortcuts' : null);
    const first = queue.groups[0]?.items[0];
    if (item.action === 'first' && first !== undefined) takeInHand(first.hand);
    if (item.action === 'queue' || item.action === 'public') columns.goTo(item.action);
    if (item.action === 'signOut') void store.signOut();
  }
  const others = presence.filter((each) => each.where === where && each.userId !== desk.me.userId);
  return (
    <main id="content" className="results-desk">
      <h1 className="sr-only">Results</h1>
      <nav className="desk-panes" aria-label="Columns">
        {COLUMNS.map((key) => (
          <button
            key={key}
            type="button"
            aria-pressed={columns.shown === key}
            onClick={() => columns.goTo(key)}
          >
            {COLUMN_NAMES[key]}
          </button>
        ))}
      </nav>
      <DeskColumn {...columns.of('queue')}>
        <div className="desk-tools">
          <button type="button" onClick={() => setOpen('palette')}>
            Find a seat <kbd>Ctrl K</kbd>
          </button>
          <button type="button" aria-label="Keyboard shortcuts" onClick={() => setOpen('shortcuts')}>
            <kbd>?</kbd>
          </button>
        </div>
        <QueueList queue={queue} inHand={hand} onTake={takeInHand} />
      </DeskColumn>
      <DeskColumn {...columns.of('hand')}>
        <InHand
          // What is typed is judged by the clock as it runs, not by when the page last changed.
          night={{ ...night, nightNowMs: now() }}
          desk={desk}
          hand={hand}
          forms={forms}
          others={where === '' ? [] : others.map(({ name }) => name)}
          next={queue.open === 0 ? null : (queue.groups[0]?.items[0]?.hand ?? null)}
          onTake={takeInHand}
        />
      </DeskColumn>
      <DeskColumn {...columns.of('public')}>
        <PublicColumn seat={seat} headline={headline} />
      </DeskColumn>
      {open === 'palette' && (
        <Palette
          itemsFor={(typed) => paletteItems(night.roll, night.state, ACTIONS, typed)}
          onChoose={choose}
          onClose={close}
        />
      )}
      {open === 'shortcuts' && <Shortcuts onClose={close} />}
    </main>
  );
}

const ACTIONS = [
  { action: 'first', label: 'First of the queue', note: '' },
  { action: 'queue', label: 'Go to the queue', note: 'F6' },
  { action: 'public', label: 'Go to what is public', note: 'F6' },
  { action: 'shortcuts', label: 'Keyboard shortcuts', note: '?' },
  { action: 'signOut', label: 'Sign out', note: '' },
];

/** The columns on both sides, which follow the night and the desk and not every letter that is typed. */
function useBesideViews(night: LiveNightReading, desk: DeskView, hand: Hand) {
  const { roll, state, nightNowMs } = night;
  const subject = seatOfHand(roll, hand);
  const queue = useMemo(() => queueView(roll, state, nightNowMs, desk), [roll, state, nightNowMs, desk]);
  const headline = useMemo(
    () => stateOfPlaySentences(roll, state.tally, nightNowMs).headline,
    [roll, state, nightNowMs],
  );
  const seat = useMemo(
    () => (subject === null ? null : publicSeatView(roll, state, subject, nightNowMs)),
    [roll, state, nightNowMs, subject],
  );
  return { queue, headline, seat };
}
