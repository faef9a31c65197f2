import type { DraftForm } from '#lib/desk/desk-request.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { KeptState } from '#lib/view/desk/kept-words.ts';
import type { DeskStore } from './desk-store.ts';

/** Keeps what is typed: at once in this browser, a few seconds later with the server. */
export interface DraftKeeper {
  subscribe(listener: () => void): () => void;
  kept(seat: ConstituencyId): KeptState;
  keep(seat: ConstituencyId, form: DraftForm): void;
  /** What was typed here and never reached the server; null for nothing. */
  unsent(seat: ConstituencyId): DraftForm | null;
  /** The form is being handed in as it is: what was typed stays here, and is not sent as a draft beside it. */
  hold(seat: ConstituencyId): void;
  /** It was not taken in: it is a draft again. */
  release(seat: ConstituencyId): void;
  /** The form was handed in or thrown away. */
  forget(seat: ConstituencyId, isWithServer: boolean): void;
  /** Sends whatever the server does not have yet: the page closes, or somebody has signed in again. */
  flush(): void;
  /** Whose drafts these are. Another person's stay out of sight. */
  belongTo(owner: string | null): void;
}

/** A pause in typing that long is worth a line in the desk's log. */
const SAVE_MS = 700;
/** Each save is a line for ever: whoever pauses at every figure makes one of several. */
const BETWEEN_SAVES_MS = 2500;
/** After a failure; the line coming back sends at once. */
const RETRY_MS = 3000;

const PREFIX = 'declared-desk-draft';

/** `nightNow` reads the night's clock, in milliseconds since 1970: what is saved is saved then. */
export function makeDraftKeeper(
  store: DeskStore,
  browser: Storage | null,
  nightNow: () => number,
): DraftKeeper {
  const listeners = new Set<() => void>();
  const states = new Map<ConstituencyId, KeptState>();
  const pending = new Map<
    ConstituencyId,
    { form: DraftForm; timer: ReturnType<typeof setTimeout> | undefined }
  >();
  const sending = new Map<ConstituencyId, Promise<unknown>>();
  const sentAtMs = new Map<ConstituencyId, number>();
  let owner: string | null = null;

  const tell = (seat: ConstituencyId, kept: KeptState) => {
    states.set(seat, kept);
    for (const listener of listeners) listener();
  };

  const save = async (seat: ConstituencyId, keepalive = false): Promise<void> => {
    const waiting = pending.get(seat);
    // One at a time: an older form must not arrive after a newer one.
    if (waiting === undefined || (sending.has(seat) && !keepalive)) return;
    const { form } = waiting;
    clearTimeout(waiting.timer);
    const id = crypto.randomUUID();
    const answer = store.send({ id, kind: 'saveDraft', constituencyId: seat, form }, keepalive);
    sending.set(seat, answer);
    sentAtMs.set(seat, performance.now());
    const sent = await answer;
    sending.delete(seat);
    const isNewest = pending.get(seat)?.form === form;
    if (sent.kind === 'answered' && sent.outcome.kind === 'done') {
      if (!isNewest) return scheduleSave(seat);
      pending.delete(seat);
      drop(browser, keyOf(owner, seat));
      return tell(seat, { kind: 'saved', atMs: nightNow() });
    }
    if (!pending.has(seat)) return;
    const isHere = read(browser, keyOf(owner, seat)) !== null;
    if (sent.kind === 'answered' && sent.outcome.kind === 'refused') {
      return tell(seat, { kind: 'unsaved', why: 'refused', isHere });
    }
    tell(seat, {
      kind: 'unsaved',
      why: sent.kind === 'signedOut' ? 'signedOut' : 'noConnection',
      isHere,
    });
    if (sent.kind !== 'signedOut') schedule(seat, RETRY_MS);
  };

  const schedule = (seat: ConstituencyId, ms: number) => {
    const waiting = pending.get(seat);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    waiting.timer = setTimeout(() => void save(seat), ms);
  };

  const scheduleSave = (seat: ConstituencyId) => {
    const sinceMs = performance.now() - (sentAtMs.get(seat) ?? Number.NEGATIVE_INFINITY);
    schedule(seat, Math.max(SAVE_MS, BETWEEN_SAVES_MS - sinceMs));
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kept: (seat) => states.get(seat) ?? NOTHING,
    keep(seat, form) {
      const timer = pending.get(seat)?.timer;
      pending.set(seat, { form, timer });
      write(browser, keyOf(owner, seat), form);
      const before = states.get(seat);
      if (before?.kind !== 'unsaved') tell(seat, SAVING);
      scheduleSave(seat);
    },
    unsent: (seat) => pending.get(seat)?.form ?? read(browser, keyOf(owner, seat)),
    hold(seat) {
      clearTimeout(pending.get(seat)?.timer);
      tell(seat, NOTHING);
    },
    release(seat) {
      if (!pending.has(seat)) return;
      tell(seat, SAVING);
      scheduleSave(seat);
    },
    forget(seat, isWithServer) {
      const waiting = pending.get(seat);
      clearTimeout(waiting?.timer);
      pending.delete(seat);
      drop(browser, keyOf(owner, seat));
      tell(seat, NOTHING);
      // A draft that is on its way arrives after what it was a draft of.
      const onItsWay = sending.get(seat);
      if (!isWithServer && onItsWay === undefined) return;
      void Promise.resolve(onItsWay).then(() => {
        if (pending.has(seat)) return;
        void store.send({ id: crypto.randomUUID(), kind: 'discardDraft', constituencyId: seat });
      });
    },
    flush() {
      for (const seat of pending.keys()) void save(seat, true);
    },
    belongTo(next) {
      if (next === owner) return;
      for (const { timer } of pending.values()) clearTimeout(timer);
      pending.clear();
      states.clear();
      owner = next;
      if (owner === null) return;
      for (const seat of seatsKept(browser, owner)) {
        const form = read(browser, keyOf(owner, seat));
        if (form !== null) pending.set(seat, { form, timer: undefined });
        schedule(seat, 0);
      }
    },
  };
}

const NOTHING: KeptState = { kind: 'nothing' };
const SAVING: KeptState = { kind: 'saving' };

/** `owner` names the night and the person. */
function keyOf(owner: string | null, seat: ConstituencyId): string {
  return `${PREFIX} ${owner ?? ''} ${seat}`;
}

function seatsKept(browser: Storage | null, owner: string): readonly ConstituencyId[] {
  const prefix = keyOf(owner, '' as ConstituencyId);
  try {
    return Object.keys(browser ?? {})
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length) as ConstituencyId);
  } catch {
    return [];
  }
}

function read(browser: Storage | null, key: string): DraftForm | null {
  try {
    const found: unknown = JSON.parse(browser?.getItem(key) ?? 'null');
    return isForm(found) ? found : null;
  } catch {
    return null;
  }
}

function isForm(value: unknown): value is DraftForm {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

function write(browser: Storage | null, key: string, form: DraftForm): void {
  try {
    browser?.setItem(key, JSON.stringify(form));
  } catch {
    // A browser that keeps nothing: the words beside the form say so.
  }
}

function drop(browser: Storage | null, key: string): void {
  try {
    browser?.removeItem(key);
  } catch {
    // Nothing was kept there.
  }
}
