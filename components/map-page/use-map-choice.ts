'use client';
import { type ChangeEvent, type FormEvent, type MouseEvent, useState } from 'react';
import { useNightView } from '#components/live/use-night-view.ts';
import type { Looking } from '#components/map/hex-map.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { type FoundSeats, findSeats, type SeatLink } from '#lib/view/find-seat.ts';
import {
  type AddressParameters,
  type MapChoice,
  mapAddress,
  readMapChoice,
} from '#lib/view/map-page-address.ts';

/** What can be asked once the browser has the night itself: until then links and forms ask the server. */
interface Reader {
  readonly choiceOf: (parameters: AddressParameters) => MapChoice;
  readonly find: (typed: string) => FoundSeats;
}

function readerOf(roll: Roll): Reader {
  return {
    choiceOf: (parameters) => readMapChoice(roll, parameters),
    // Postcodes are looked up by the server: their list is longer than the rest of the page.
    find: (typed) => findSeats(roll, typed, null),
  };
}

/**
 * What the reader chose and looks at, kept in the address. Links to the map and its forms are taken over once the
 * browser can answer them itself.
 */
export function useMapChoice(page: { readonly choice: MapChoice; readonly found: FoundSeats }) {
  const [choice, setChoice] = useState(page.choice);
  const [hovered, setHovered] = useState<ConstituencyId | null>(null);
  const [found, setFound] = useState(page.found);
  const reader = useNightView(readerOf, null);

  function go(next: MapChoice) {
    setChoice(next);
    setHovered(null);
    history.replaceState(history.state, '', mapAddress(next, location.search));
  }

  function pin(seat: SeatLink | null) {
    go({ ...choice, seat: seat === null ? null : { id: seat.id, slug: seat.slug } });
  }

  /** A seat that was pinned stays while a pointer crosses others; the keyboard looks at one after the other. */
  function look(id: ConstituencyId, by: Looking) {
    if (by !== 'hover' || choice.seat === null) setHovered(id);
  }

  function follow(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (reader === null || !(link instanceof HTMLAnchorElement) || isForAnother(event)) return;
    const { pathname, searchParams } = new URL(link.href);
    if (pathname !== '/map') return;
    event.preventDefault();
    setFound({ kind: 'nothing' });
    go(reader.choiceOf(Object.fromEntries(searchParams)));
  }

  function submit(event: FormEvent) {
    const form = event.target;
    if (reader === null || !(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    const parameters = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, String(value)]),
    );
    const { q } = parameters;
    if (q === undefined) return go(reader.choiceOf(parameters));
    if (/\d/.test(q)) void findPostcode(q).then(take);
    else take(reader.find(q));
  }

  function take(answer: FoundSeats) {
    setFound(answer);
    if (answer.kind === 'seat') pin(answer.seat);
  }

  return {
    choice,
    found,
    looked: hovered ?? choice.seat?.id ?? null,
    look,
    pin,
    follow,
    submit,
    /** A choice from a list counts at once. */
    change(event: ChangeEvent<HTMLElement> | FormEvent<HTMLElement>) {
      const { target } = event;
      if (target instanceof HTMLSelectElement) target.form?.requestSubmit();
    },
  };
}

/** A new tab or window is the browser's own. */
function isForAnother({ button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return button !== 0 || altKey || ctrlKey || metaKey || shiftKey;
}

const UNANSWERED: FoundSeats = {
  kind: 'unknown',
  seats: [],
  words: 'The postcode cannot be looked up just now. Try the name of the constituency.',
};

async function findPostcode(typed: string): Promise<FoundSeats> {
  try {
    const response = await fetch(`/api/v1/postcode/${encodeURIComponent(typed)}`, { cache: 'no-store' });
    const answer = (await response.json()) as PostcodeAnswer;
    if (answer.detail !== undefined) return { kind: 'unknown', seats: [], words: answer.detail };
    const { words = '', constituencies = [] } = answer;
    const [seat] = constituencies;
    if (seat === undefined) return UNANSWERED;
    return answer.match === 'bestFit'
      ? { kind: 'seat', seat, words }
      : { kind: 'choice', seats: constituencies, words };
  } catch {
    return UNANSWERED;
  }
}

interface PostcodeAnswer {
  readonly match?: 'bestFit' | 'choice';
  readonly words?: string;
  readonly constituencies?: readonly SeatLink[];
  /** What was wrong, instead of all that. */
  readonly detail?: string;
}
