import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Feed, FeedItem } from './feed.ts';
import { type Fetched, fetchOnce } from './http-fetch.ts';
import { isTooMany, splitFile } from './parse-file.ts';
import { type Ending, FILE_MESSAGES_MAX, type Piece } from './piece.ts';

export interface HttpPoll {
  /** The only address that is ever asked, http or https. */
  readonly url: URL;
  readonly pace?: HttpPace;
  /** Told of every failed attempt, for the log: words without the address. */
  readonly onFailure?: (why: string) => void;
  /** Real time, milliseconds since any moment. */
  readonly nowMs?: () => number;
}

export interface HttpPace {
  readonly pollMs: number;
  /** Longest pause after failures, which double the pause each time. */
  readonly pauseMsMax: number;
  readonly timeoutMs: number;
  /** The last rows of a list are taken when they have been the same for so long. */
  readonly quietMs: number;
  /** So are a row without its line end and a message that breaks off. */
  readonly truncatedMs: number;
  /** A tag is believed for so long: then the whole is asked for, whatever the tag says. */
  readonly tagMs: number;
}

/** A declaration should be on the page two seconds after the source has it; a source that is down is asked every minute. */
const PACE: HttpPace = {
  pollMs: 1_000,
  pauseMsMax: 60_000,
  timeoutMs: 10_000,
  quietMs: 900,
  truncatedMs: 10_000,
  tagMs: 30_000,
};
/** Messages remembered as taken: thirty times a whole night. The journal knows the rest. */
const TAKEN_MAX = FILE_MESSAGES_MAX;

/** One address, asked again and again. A growing file is read whole and its new messages taken. */
export function httpFeed({
  url,
  pace = PACE,
  onFailure = () => {},
  nowMs = () => performance.now(),
}: HttpPoll): Feed {
  return {
    name: 'http',
    async *items(signal) {
      const taken = new Set<string>();
      const end = watchEnd(pace, nowMs);
      let tag: { readonly etag: string | null; readonly sinceMs: number } = { etag: null, sinceMs: 0 };
      let failures = 0;
      while (!signal.aborted) {
        const etag = nowMs() - tag.sinceMs < pace.tagMs ? tag.etag : null;
        const fetched = split(await fetchOnce(url, { etag, signal, timeoutMs: pace.timeoutMs }));
        if (signal.aborted) return;
        failures = fetched.kind === 'failed' ? failures + 1 : 0;
        if (fetched.kind === 'failed') onFailure(fetched.why);
        if (fetched.kind === 'content') {
          const fresh = freshItems(fetched.pieces, taken);
          const ready = fresh.filter(({ key, ending }) => end.isReached(key, ending));
          for (const { item } of ready) {
            yield item;
            if (signal.aborted) return;
          }
          // Asked for again in full until the journal has every message of it.
          const isWhole = fresh.every(({ key }) => taken.has(key));
          tag = { etag: isWhole ? fetched.etag : null, sinceMs: nowMs() };
        }
        await wait(pauseMs(pace, failures), undefined, { signal }).catch(() => {});
      }
    },
  };
}

type Answer = Exclude<Fetched, { kind: 'content' }> | Messages;

interface Messages {
  readonly kind: 'content';
  readonly pieces: readonly Piece[];
  readonly etag: string | null;
}

/** An empty answer has no message yet. One of too many is a failure: nothing new in it could be read, now or later. */
function split(fetched: Fetched): Answer {
  if (fetched.kind !== 'content') return fetched;
  const { bytes, container, etag } = fetched;
  const pieces = bytes.every((byte) => byte <= SPACE) ? [] : splitFile(bytes, container);
  if (isTooMany(pieces)) {
    const why = `more than ${FILE_MESSAGES_MAX} messages: let the source begin a new file, with what is new`;
    return { kind: 'failed', why };
  }
  return { kind: 'content', pieces, etag };
}

const SPACE = 0x20;

/** The poll's own pace; after failures doubled for each, up to the limit. */
export function pauseMs(
  { pollMs, pauseMsMax }: Pick<HttpPace, 'pollMs' | 'pauseMsMax'>,
  failures: number,
): number {
  return Math.max(pollMs, Math.min(pauseMsMax, pollMs * 2 ** failures));
}

/** A file that is read while it is written ends anywhere: its end is taken when it has stayed as it is. */
function watchEnd({ quietMs, truncatedMs }: HttpPace, nowMs: () => number) {
  let seen = { key: '', sinceMs: 0 };
  return {
    isReached(key: string, ending: Ending): boolean {
      if (ending === 'closed') return true;
      if (seen.key !== key) seen = { key, sinceMs: nowMs() };
      return nowMs() - seen.sinceMs >= (ending === 'open' ? truncatedMs : quietMs);
    },
  };
}

interface Fresh {
  readonly item: FeedItem;
  readonly key: string;
  readonly ending: Ending;
}

function freshItems(pieces: readonly Piece[], taken: Set<string>): readonly Fresh[] {
  return pieces.flatMap(({ bytes, ending }) => {
    const key = createHash('sha256').update(bytes).digest('base64');
    if (taken.has(key)) return [];
    const accepted = async () => {
      taken.add(key);
      const [oldest] = taken;
      if (taken.size > TAKEN_MAX && oldest !== undefined) taken.delete(oldest);
    };
    return [{ item: { bytes, origin: 'http', accepted }, key, ending }];
  });
}
