import type { DeskLine } from '#components/live/desk-line.ts';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskRequest } from '#lib/desk/desk-request.ts';
import type { Presence } from '#lib/desk/desk-socket.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import { type Answered, askDesk, askOwnAccount, type Refusal, readDesk, sendRequest } from './desk-fetch.ts';

/** What a page knows of the desk. A new object whenever something of it changed. */
export interface DeskReading {
  /** `asking` until the first answer. `out`: sign in; what was shown and typed is kept. */
  readonly session: 'asking' | 'in' | 'out';
  /** The last view that came; null before the first, and after signing out on purpose. */
  readonly view: DeskView | null;
  /** Whether changes are told at once, are asked for, or cannot be had. */
  readonly line: 'live' | 'polling' | 'away';
  readonly presence: readonly Presence[];
  /** Why the desk shows itself to nobody here, in words; null while it does. */
  readonly refusal: Refusal | null;
}

export type Sent =
  | { readonly kind: 'answered'; readonly outcome: DeskOutcome }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'noAnswer' };

/** The one copy of the desk that a page holds, for `useSyncExternalStore`, and its only way to ask for anything. */
export interface DeskStore {
  subscribe(listener: () => void): () => void;
  reading(): DeskReading;
  /** Sends one request once. The same one may be sent again: it is done once. */
  send(request: DeskRequest, keepalive?: boolean): Promise<Sent>;
  /** Asks for the view now: somebody signed in, or something was done. */
  refresh(): Promise<void>;
  signOut(): Promise<void>;
  /**
   * Changes one's own account, which ends every session and begins a new one here. That the old one has ended is heard
   * before the new one has come: in between nobody is signed out.
   */
  changeAccount<Value>(path: string, body: unknown): Promise<Answered<Value>>;
  /** Says where this person is. */
  at(where: string): void;
  /** Begins to follow the desk; gives how to end it. */
  follow(): () => void;
}

/** Without a line changes are asked for so often. */
const POLL_MS = 2500;
/** With one, so that a lost word is made good. */
const CHECK_MS = 20_000;

export function makeDeskStore(): DeskStore {
  const listeners = new Set<() => void>();
  let reading: DeskReading = { session: 'asking', view: null, line: 'polling', presence: [], refusal: null };
  let etag: string | null = null;
  let line: DeskLine | null = null;
  let where = '';
  let asking: Promise<void> | null = null;
  let isAskedAgain = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isEnded = true;
  /** Changes of the own account: begun, and on their way. */
  let changes = 0;
  let changing = 0;

  const change = (part: Partial<DeskReading>) => {
    reading = { ...reading, ...part };
    for (const listener of listeners) listener();
  };

  const askLater = () => {
    clearTimeout(timer);
    if (!isEnded) timer = setTimeout(() => void refresh(), reading.line === 'live' ? CHECK_MS : POLL_MS);
  };

  const ask = async () => {
    const before = changes;
    const answer = await readDesk<DeskView>('/desk/api/view', reading.view === null ? null : etag);
    switch (answer.kind) {
      case 'ok':
        etag = answer.etag;
        if (reading.line === 'away') change({ line: 'polling' });
        change({ session: 'in', view: answer.value, refusal: null });
        openLine();
        break;
      case 'unchanged':
        if (reading.line === 'away') change({ line: 'polling' });
        if (reading.session !== 'in') change({ session: 'in' });
        openLine();
        break;
      case 'signedOut':
        if (changing > 0 || before !== changes) break;
        closeLine();
        change({ session: 'out', line: 'polling', presence: [], refusal: null });
        break;
      case 'refused':
        change({ session: 'in', refusal: answer.refusal });
        break;
      case 'noAnswer':
        if (reading.line !== 'live') change({ line: 'away' });
        break;
      default:
        answer satisfies never;
    }
  };

  /** One question at a time; whoever asks during one is answered by the next. */
  const refresh = async (): Promise<void> => {
    if (asking !== null) {
      isAskedAgain = true;
      return asking;
    }
    asking = (async () => {
      do {
        isAskedAgain = false;
        await ask();
      } while (isAskedAgain);
    })();
    await asking;
    asking = null;
    // Nobody who is signed out asks again and again: signing in asks.
    if (reading.session !== 'out') askLater();
  };

  const openLine = () => {
    if (line !== null || isEnded) return;
    const opening: DeskLine = { at() {}, end() {} };
    line = opening;
    import('#components/live/desk-line.ts').then(({ connectDesk }) => {
      if (line !== opening) return;
      line = connectDesk({
        opened: () => {
          change({ line: 'live' });
          void refresh();
        },
        lost: () => {
          if (reading.line !== 'live') return;
          change({ line: 'polling', presence: [] });
          // Whoever was cut off because the session ended learns it now.
          void refresh();
        },
        changed: (seq) => {
          if (reading.view === null || seq > reading.view.seq) void refresh();
        },
        presence: (presence) => change({ presence }),
      });
      line.at(where);
    });
  };

  const closeLine = () => {
    line?.end();
    line = null;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reading: () => reading,
    async send(request, keepalive = false) {
      const answer = await sendRequest(request, keepalive);
      switch (answer.kind) {
        case 'ok':
          void refresh();
          return { kind: 'answered', outcome: answer.value.outcome };
        case 'signedOut':
          void refresh();
          return { kind: 'signedOut' };
        case 'refused': {
          const { code, words } = answer.refusal;
          return { kind: 'answered', outcome: { kind: 'refused', code, words, problems: [] } };
        }
        case 'unchanged':
        case 'noAnswer':
          return { kind: 'noAnswer' };
        default:
          return answer satisfies never;
      }
    },
    refresh,
    async signOut() {
      const answer = await askDesk('/desk/api/sign-out', {});
      if (answer.kind === 'noAnswer') return;
      closeLine();
      etag = null;
      change({ session: 'out', view: null, presence: [] });
    },
    async changeAccount<Value>(path: string, body: unknown) {
      changes += 1;
      changing += 1;
      const answer = await askOwnAccount<Value>(path, body);
      changing -= 1;
      await refresh();
      return answer;
    },
    at(place) {
      where = place;
      line?.at(place);
    },
    follow() {
      isEnded = false;
      void refresh();
      const back = () => void refresh();
      addEventListener('online', back);
      return () => {
        isEnded = true;
        clearTimeout(timer);
        removeEventListener('online', back);
        closeLine();
      };
    },
  };
}
