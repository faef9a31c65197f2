import { randomUUID } from 'node:crypto';
import type { DeskRequest, NoteSecurity } from '#lib/desk/desk-request.ts';

/** What a stranger can cause is gathered so long, and written once with its count. */
const GATHER_MS = 10_000;
/** Different things in one gathering; what is beyond is one line. A night of guessing is then a readable record. */
const LINES_MAX = 10;
/** What needs an account comes at once, but not without end. */
const AT_ONCE_MAX = 60;
const DETAIL_CHARACTERS_MAX = 300;

type Note = Pick<NoteSecurity, 'what' | 'userId'>;

/** The desk's record of who came in and who was kept out. Bounded, however hard somebody tries. */
export interface SecurityLog {
  /** Notes what happened to somebody who is signed in, or is about to be. `detail` holds nothing that was typed. */
  note(note: Note & { readonly detail: string }): void;
  /** Counts what a stranger did; `from` is their address. */
  count(note: Note & { readonly from: string }): void;
  /** Writes what was gathered. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export function makeSecurityLog({
  write,
  gatherMs = GATHER_MS,
}: {
  /** Must not throw: a record that cannot be written now keeps nobody from the desk. */
  readonly write: (request: DeskRequest) => Promise<void>;
  readonly gatherMs?: number;
}): SecurityLog {
  let gathered = new Map<string, Note & { count: number; readonly from: Set<string> }>();
  let atOnce = 0;
  let timer: NodeJS.Timeout | null = null;

  const send = ({ what, userId }: Note, detail: string) =>
    write({
      id: randomUUID(),
      kind: 'noteSecurity',
      what,
      userId,
      detail: detail.slice(0, DETAIL_CHARACTERS_MAX),
    });

  const flush = async () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    atOnce = 0;
    const lines = [...gathered.values()];
    gathered = new Map();
    const shown = lines.length > LINES_MAX ? lines.slice(0, LINES_MAX - 1) : lines;
    for (const line of shown) {
      const [first = 'unknown', ...others] = line.from;
      const from = others.length === 0 ? first : `${first} and ${others.length} more`;
      await send(line, `${line.count} from ${from}`);
    }
    const rest = lines.slice(shown.length);
    const [first] = rest;
    if (first === undefined) return;
    const count = rest.reduce((sum, line) => sum + line.count, 0);
    await send({ what: first.what, userId: null }, `${count} more of ${rest.length} kinds`);
  };

  const flushLater = () => {
    timer ??= setTimeout(() => void flush(), gatherMs).unref();
  };

  return {
    note({ detail, ...note }) {
      flushLater();
      atOnce += 1;
      if (atOnce <= AT_ONCE_MAX) void send(note, detail);
      else this.count({ ...note, from: detail });
    },
    count({ from, ...note }) {
      const key = `${note.what} ${note.userId}`;
      const line = gathered.get(key) ?? { ...note, count: 0, from: new Set() };
      line.count += 1;
      // A count of addresses that ends somewhere says enough.
      if (line.from.size < 100) line.from.add(from);
      // The keys are known users and a few words, so there is an end to them.
      gathered.set(key, line);
      flushLater();
    },
    flush,
    stop: flush,
  };
}
