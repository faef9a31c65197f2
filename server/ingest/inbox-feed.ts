import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Feed, FeedItem } from './feed.ts';
import { putAway, readInboxFile } from './inbox-file.ts';
import { type InboxEntry, scanInbox } from './inbox-scan.ts';
import { containerNamed, splitFile } from './parse-file.ts';
import { type Channel, parseMessage } from './parse-message.ts';
import type { Piece } from './piece.ts';
import { type Problem, problemLine } from './problem.ts';

export interface Inbox {
  readonly folder: string;
  readonly channel: Channel;
  readonly pace?: Pace;
  /** Told once each time that the folder stops being readable, for the log: words without a path. */
  readonly onFailure?: (why: string) => void;
  /** Real time that does not jump, in milliseconds since any moment. */
  readonly nowMs?: () => number;
}

export interface Pace {
  /** Between two looks at the folder. */
  readonly lookMs: number;
  /** A file of many messages is complete when nothing was written to it for so long. */
  readonly quietMs: number;
  /** A message that breaks off, or a row without its line end, is taken as it is when nothing was added for so long. */
  readonly truncatedMs: number;
}

/** Writers flush within a second; a copy over a bad line may stop for several. */
const PACE: Pace = { lookMs: 100, quietMs: 1_000, truncatedMs: 10_000 };

/**
 * A watched folder. Files are taken oldest first, once they are complete: a JSON message as soon as it reads well (a file
 * that is renamed into the folder works at once), anything else when it has been quiet. Put away when all is journalled.
 */
export function inboxFeed(inbox: Inbox): Feed {
  const { lookMs } = inbox.pace ?? PACE;
  return {
    name: 'inbox',
    async *items(signal) {
      const watch = new InboxWatch(inbox);
      let trouble = '';
      while (!signal.aborted) {
        try {
          await mkdir(inbox.folder, { recursive: true });
          for await (const item of watch.look()) {
            yield item;
            if (signal.aborted) return;
          }
          trouble = '';
        } catch (error) {
          const why = `the inbox cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}`;
          if (why !== trouble) inbox.onFailure?.(why);
          trouble = why;
        }
        await wait(lookMs, undefined, { signal }).catch(() => {});
      }
    },
  };
}

interface Sighting {
  readonly mark: string;
  readonly sinceMs: number;
}

/** What was seen of the folder so far. It remembers only what the last look found. */
export class InboxWatch {
  readonly #inbox: Inbox;
  #sightings = new Map<string, Sighting>();
  /** Journalled files that could not be moved away: not offered again while they stay as they are. */
  readonly #settled = new Set<string>();

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  /** One look: every message of every file that is complete now. */
  async *look(): AsyncGenerator<FeedItem> {
    const entries = await scanInbox(this.#inbox.folder);
    const before = this.#sightings;
    this.#sightings = new Map(
      entries.map((entry) => [entry.name, this.#sighting(entry, before.get(entry.name))]),
    );
    for (const entry of entries) {
      if (this.#settled.has(settledKey(entry))) continue;
      if (entry.isFile) yield* this.#messages(entry);
      else await this.#settle(entry, { into: 'refused', why: NOT_A_FILE });
    }
  }

  async *#messages(entry: InboxEntry): AsyncGenerator<FeedItem> {
    const bytes = await readInboxFile(entry);
    if (bytes === null) return;
    const container = containerNamed(entry.name);
    const pieces = splitFile(bytes, container);
    const answers = pieces.map(({ bytes: piece }) => parseMessage(piece, this.#inbox.channel));
    const refusals = answers.map((answer) => (answer.ok ? [] : answer.problems));
    const isOneMessage = pieces.length === 1 && pieces[0]?.where === '';
    const isOpen = pieces.some(({ ending }) => ending === 'open');
    if (!this.#isComplete(entry, refusals, { isOneMessage, isOpen })) return;
    let waiting = pieces.length;
    for (const piece of pieces) {
      let isOpen = true;
      yield {
        bytes: piece.bytes,
        origin: 'inbox',
        accepted: async () => {
          if (!isOpen) return;
          isOpen = false;
          waiting -= 1;
          if (waiting === 0) await this.#settle(entry, outcomeOf(pieces, refusals));
        },
      };
    }
  }

  /** A message that reads well is complete. The end of a list can only be told by waiting. */
  #isComplete(
    entry: InboxEntry,
    refusals: readonly (readonly Problem[])[],
    { isOneMessage, isOpen }: { readonly isOneMessage: boolean; readonly isOpen: boolean },
  ): boolean {
    const { quietMs, truncatedMs } = this.#inbox.pace ?? PACE;
    const quietFor = this.#nowMs() - (this.#sightings.get(entry.name)?.sinceMs ?? this.#nowMs());
    const isCut = refusals.flat().some(({ code }) => code === 'TRUNCATED' || code === 'EMPTY');
    if (isCut || isOpen) return quietFor >= truncatedMs;
    const readsWell = refusals.every((each) => each.length === 0);
    return (isOneMessage && readsWell) || quietFor >= quietMs;
  }

  #sighting({ mark }: InboxEntry, before: Sighting | undefined): Sighting {
    return before?.mark === mark ? before : { mark, sinceMs: this.#nowMs() };
  }

  async #settle(entry: InboxEntry, outcome: Parameters<typeof putAway>[2]): Promise<void> {
    this.#settled.add(settledKey(entry));
    try {
      await putAway(this.#inbox.folder, entry, outcome);
      this.#settled.delete(settledKey(entry));
    } catch {
      // The folder cannot be written to. The messages are journalled; the file stays where it is, and is not read again.
    }
  }

  #nowMs(): number {
    return this.#inbox.nowMs?.() ?? performance.now();
  }
}

function settledKey({ name, mark }: InboxEntry): string {
  return `${mark} ${name}`;
}

const NOT_A_FILE =
  'NOT_A_FILE: received a link, a pipe or a device; expected a regular file. It was not opened. ' +
  'Copy the file itself into the folder.';

/** Refused is a file in which nothing can be read; what became of the messages of any other is on the desk. */
function outcomeOf(
  pieces: readonly Piece[],
  refusals: readonly (readonly Problem[])[],
): { readonly into: 'done' | 'refused'; readonly why: string } {
  const lines = pieces.flatMap(({ where }, index) =>
    (refusals[index] ?? []).map((each) => `${where === '' ? '' : `${where}: `}${problemLine(each)}`),
  );
  const isAllRefused = refusals.every((each) => each.length > 0);
  return { into: isAllRefused ? 'refused' : 'done', why: lines.join('\n') };
}
