'use client';
import {
  type MouseEvent,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useHasNight, useServedView } from '#components/live/use-night-view.ts';
import { useNobodyReading } from '#components/liveblog/use-nobody-reading.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { Parameters } from '#lib/view/results-page.ts';
import { addressOf } from '#lib/view/results-query.ts';
import type { Held, ResultsView } from '#lib/view/results-view.ts';

export type BuildResults<View> = (
  roll: Roll,
  state: NightState,
  parameters: Parameters,
  held: Held | null,
) => View;

interface AskedResultsProps<View> {
  readonly initial: View;
  readonly parameters: Parameters;
  readonly path: string;
  readonly build: BuildResults<View>;
  /** The table of the view; null of a view without one. */
  readonly seatsOf: (view: View) => ResultsView | null;
}

interface AskedResults<View> {
  readonly view: View;
  /** Goes on what the reader reads. */
  readonly table: RefObject<HTMLDivElement | null>;
  /** What is said to a screen reader once after the reader changed what is shown. */
  readonly announced: string;
  /** Shows what parameters ask for, and keeps them in the address; false when only the server can. */
  readonly ask: (parameters: Parameters) => boolean;
  readonly onSort: (event: MouseEvent<HTMLAnchorElement>) => void;
  /** Brings in the new rows. */
  readonly refresh: () => void;
}

interface Asked {
  readonly parameters: Parameters;
  /** Null until the rows that were asked for have been shown once; from then on they stay where they are. */
  readonly held: Held | null;
  readonly announced: string;
}

/** Results that follow the night in place, and what the reader asks of them. */
export function useAskedResults<View>({
  initial,
  parameters,
  path,
  build,
  seatsOf,
}: AskedResultsProps<View>): AskedResults<View> {
  const [asked, setAsked] = useState<Asked>({
    parameters,
    held: seatsOf(initial)?.latest ?? null,
    announced: '',
  });
  const shown = useDeferredValue(asked);
  const table = useRef<HTMLDivElement>(null);
  const isNobodyReading = useNobodyReading(table);
  const buildShown = useCallback(
    (roll: Roll, state: NightState) =>
      build(roll, state, shown.parameters, isNobodyReading ? null : shown.held),
    [build, shown, isNobodyReading],
  );
  const [served] = useState(asked);
  const view = useServedView(buildShown, initial, shown === served);
  const seats = seatsOf(view);
  const isHere = useHasNight();
  const isBack = asked.held !== null && seats !== null && seats.latest.seq < asked.held.seq;
  const isNew = asked === shown && (asked.held === null || isBack || isNobodyReading);
  if (isHere && isNew && seats !== null && !isSameOrder(asked.held, seats.latest)) {
    const announced = asked.held === null ? seats.sentence : asked.announced;
    setAsked({ ...asked, held: seats.latest, announced });
  }

  const ask = (next: Parameters) => {
    if (!isHere) return false;
    setAsked({ parameters: next, held: null, announced: '' });
    history.replaceState(history.state, '', addressOf(path, Object.entries(next)));
    return true;
  };

  return {
    view,
    table,
    announced: asked.announced,
    ask,
    onSort(event) {
      const isPlain =
        !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) && event.button === 0;
      const { searchParams } = new URL(event.currentTarget.href);
      if (isPlain && ask(Object.fromEntries(searchParams))) event.preventDefault();
    },
    refresh: () => setAsked({ ...asked, held: null, announced: '' }),
  };
}

/** The title of the tab says what the page shows. */
export function useTitle(sentence: string): void {
  useEffect(() => {
    document.title = `${sentence} · Declared`;
  }, [sentence]);
}

function isSameOrder(held: Held | null, { order, seq }: Held): boolean {
  return held !== null && held.seq === seq && held.order.length === order.length;
}
