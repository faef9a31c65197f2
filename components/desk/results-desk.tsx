'use client';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { LiveNightReading } from '#components/live/live-store.ts';
import { useNightClock, useWholeNight } from '#components/live/use-whole-night.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import { formOfMessage } from '#lib/desk/waiting-figures.ts';
import { emptyContest } from '#lib/election/state.ts';
import { stateOfPlaySentences } from '#lib/format/sentences/state-of-play.ts';
import { type Hand, keyOfHand } from '#lib/view/desk/hand.ts';
import { type PaletteItem, paletteItems } from '#lib/view/desk/palette-view.ts';
import { publicSeatView } from '#lib/view/desk/public-seat-view.ts';
import { queueView } from '#lib/view/desk/queue-view.ts';
import { useDeskParts, useDeskReading, useDeskView } from './desk-context.ts';
import { Palette } from './palette.tsx';
import { PublicColumn } from './public-column.tsx';
import { QueueList } from './queue-list.tsx';
import { SeatHand } from './seat-hand.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { TicketHand } from './ticket-hand.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import { type Forms, useForms } from './use-forms.ts';
import { useHand } from './use-hand.ts';

/** The screen for results, once the browser has both the night and the desk. */
export function ResultsDesk() {
  const night = useWholeNight();
  const desk = useDeskView();
  const now = useNightClock();
  if (night === null) {
    return (
      <main id="content" className="desk-wait">
        <p role="status">The night is being fetched…</p>
      </main>
    );
  }
  return <Columns night={{ ...night, nightNowMs: now() }} desk={desk} />;
}

interface ColumnsProps {
  readonly night: LiveNightReading;
  readonly desk: DeskView;
}

const COLUMNS = ['queue', 'hand', 'public'] as const;
type Column = (typeof COLUMNS)[number];

function Columns({ night, desk }: ColumnsProps) {
  const { roll, state, nightNowMs } = night;
  const { store } = useDeskParts();
  const { presence } = useDeskReading();
  const [hand, take] = useHand();
  const forms = useForms(desk);
  const [column, setColumn] = useState<Column>('hand');
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const places = useRef<Partial<Record<Column, HTMLElement | null>>>({});
  const close = useCallback(() => setOpen(null), []);
  const queue = queueView(roll, state, nightNowMs, desk);
  const where = keyOfHand(hand);
  useEffect(() => store.at(where), [store, where]);
  useEffect(() => {
    document.title = `${queue.open === 0 ? '' : `(${queue.open}) `}Desk – Declared`;
  }, [queue.open]);

  function goTo(next: Column) {
    setColumn(next);
    // On a phone the column is shown first.
    requestAnimationFrame(() => places.current[next]?.focus());
  }
  useDeskKeys({
    onPalette: () => setOpen('palette'),
    onShortcuts: () => setOpen('shortcuts'),
    onColumn: (step) => {
      const here = COLUMNS.findIndex((each) => places.current[each]?.contains(document.activeElement));
      goTo(COLUMNS[(here + step + COLUMNS.length) % COLUMNS.length] ?? 'hand');
    },
  });

  function takeInHand(next: Hand) {
    setColumn('hand');
    setOpen(null);
    take(next);
  }
  function choose(item: PaletteItem) {
    if (item.kind === 'seat') return takeInHand({ kind: 'seat', constituencyId: item.id });
    setOpen(null);
    if (item.action === 'queue') goTo('queue');
    if (item.action === 'public') goTo('public');
    if (item.action === 'shortcuts') setOpen('shortcuts');
    if (item.action === 'signOut') void store.signOut();
    const first = queue.groups[0]?.items[0];
    if (item.action === 'first' && first !== undefined) takeInHand(first.hand);
  }
  const seat =
    hand.kind === 'seat' && roll.constituencies.has(hand.constituencyId) ? hand.constituencyId : null;
  const ticket = desk.queue.waiting
    .concat(desk.queue.held)
    .find((each) => hand.kind === 'ticket' && each.ticket === hand.ticket);
  const subject = seat ?? ticket?.constituencyId ?? null;
  const columnOf = (key: Column) => ({
    name: key,
    isShown: column === key,
    place: (element: HTMLElement | null) => {
      places.current[key] = element;
    },
  });
  return (
    <main id="content" className="results-desk">
      <h1 className="sr-only">Results</h1>
      <nav className="desk-panes" aria-label="Columns">
        {COLUMNS.map((key) => (
          <button key={key} type="button" aria-pressed={column === key} onClick={() => goTo(key)}>
            {COLUMN_NAMES[key]}
          </button>
        ))}
      </nav>
      <DeskColumn {...columnOf('queue')}>
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
      <DeskColumn {...columnOf('hand')}>
        <InHand
          night={night}
          desk={desk}
          hand={hand}
          forms={forms}
          others={presence
            .filter((each) => each.where === where && each.userId !== desk.me.userId && where !== '')
            .map(({ name }) => name)}
          onTake={takeInHand}
        />
      </DeskColumn>
      <DeskColumn {...columnOf('public')}>
        <PublicColumn
          seat={subject === null ? null : publicSeatView(roll, state, subject, nightNowMs)}
          headline={stateOfPlaySentences(roll, state.tally, nightNowMs).headline}
        />
      </DeskColumn>
      {open === 'palette' && (
        <Palette
          itemsFor={(typed) => paletteItems(roll, state, ACTIONS, typed)}
          onChoose={choose}
          onClose={close}
        />
      )}
      {open === 'shortcuts' && <Shortcuts onClose={close} />}
    </main>
  );
}

interface DeskColumnProps {
  readonly name: Column;
  /** On a phone one column is shown at a time. */
  readonly isShown: boolean;
  readonly place: (element: HTMLElement | null) => void;
  readonly children: ReactNode;
}

function DeskColumn({ name, isShown, place, children }: DeskColumnProps) {
  return (
    <section
      ref={place}
      className={`desk-column desk-${name}`}
      data-shown={isShown}
      aria-label={COLUMN_NAMES[name]}
      // What scrolls can be reached and scrolled by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus.
      tabIndex={0}
    >
      {children}
    </section>
  );
}

const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  queue: 'Queue',
  hand: 'In hand',
  public: 'Public now',
};

const ACTIONS = [
  { action: 'first', label: 'First of the queue', note: '' },
  { action: 'queue', label: 'Go to the queue', note: 'F6' },
  { action: 'public', label: 'Go to what is public', note: 'F6' },
  { action: 'shortcuts', label: 'Keyboard shortcuts', note: '?' },
  { action: 'signOut', label: 'Sign out', note: '' },
];

interface InHandProps {
  readonly night: LiveNightReading;
  readonly desk: DeskView;
  readonly hand: Hand;
  readonly forms: Forms;
  readonly others: readonly string[];
  readonly onTake: (hand: Hand) => void;
}

function InHand({ night, desk, hand, forms, others, onTake }: InHandProps) {
  if (hand.kind === 'seat' && night.roll.constituencies.has(hand.constituencyId)) {
    return (
      <SeatHand
        key={hand.constituencyId}
        night={night}
        desk={desk}
        seat={hand.constituencyId}
        forms={forms}
        others={others}
      />
    );
  }
  if (hand.kind === 'ticket') {
    const waiting = [...desk.queue.waiting, ...desk.queue.held].find(({ ticket }) => ticket === hand.ticket);
    if (waiting === undefined) {
      return (
        <p className="desk-empty">This message no longer waits: it was decided, or another came instead.</p>
      );
    }
    const seat = waiting.constituencyId;
    return (
      <TicketHand
        key={hand.ticket}
        night={night}
        desk={desk}
        waiting={waiting}
        onEdit={() => {
          const form =
            seat === null ? null : formOfMessage(waiting, night.state.contests[seat] ?? emptyContest);
          if (seat === null || form === null) return;
          forms.change(seat, form);
          onTake({ kind: 'seat', constituencyId: seat });
        }}
      />
    );
  }
  return (
    <p className="desk-empty">
      Nothing in hand. Find a seat by part of its name with <kbd>Ctrl K</kbd>, or take the first of the queue.
    </p>
  );
}
