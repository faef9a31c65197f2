import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Feed, FeedItem } from './feed.ts';
import { fetchOnce } from './http-fetch.ts';
import { splitFile } from './parse-file.ts';

export interface HttpPoll {
  /** The only address that is ever asked, http or https. */
  readonly url: URL;
  readonly pace?: HttpPace;
  /** Told of every failed attempt, for the log: words without the address. */
  readonly onFailure?: (why: string) => void;
}

export interface HttpPace {
  readonly pollMs: number;
  /** Longest pause after failures, which double the pause each time. */
  readonly pauseMsMax: number;
  readonly timeoutMs: number;
}

/** A declaration should be on the page two seconds after the source has it; a source that is down is asked every minute. */
const PACE: HttpPace = { pollMs: 1_000, pauseMsMax: 60_000, timeoutMs: 10_000 };
/** Messages remembered as taken: thirty times a whole night. The journal knows the rest. */
const TAKEN_MAX = 20_000;

/** One address, asked again and again. A growing file is read whole and its new messages taken. */
export function httpFeed({ url, pace = PACE, onFailure = () => {} }: HttpPoll): Feed {
  return {
    name: 'http',
    async *items(signal) {
      const taken = new Set<string>();
      let etag: string | null = null;
      let failures = 0;
      while (!signal.aborted) {
        const fetched = await fetchOnce(url, { etag, signal, timeoutMs: pace.timeoutMs });
        if (signal.aborted) return;
        failures = fetched.kind === 'failed' ? failures + 1 : 0;
        if (fetched.kind === 'failed') onFailure(fetched.why);
        if (fetched.kind === 'content') {
          const fresh = freshItems(splitFile(fetched.bytes, fetched.container), taken);
          for (const { item } of fresh) {
            yield item;
            if (signal.aborted) return;
          }
          // Asked for again in full until the journal has every message of it.
          etag = fresh.every(({ isTaken }) => isTaken()) ? fetched.etag : null;
        }
        await wait(pauseMs(pace, failures), undefined, { signal }).catch(() => {});
      }
    },
  };
}

/** The poll's own pace; after failures doubled for each, up to the limit. */
export function pauseMs({ pollMs, pauseMsMax }: HttpPace, failures: number): number {
  return Math.max(pollMs, Math.min(pauseMsMax, pollMs * 2 ** failures));
}

interface Fresh {
  readonly item: FeedItem;
  isTaken(): boolean;
}

function freshItems(pieces: readonly { readonly bytes: Uint8Array }[], taken: Set<string>): readonly Fresh[] {
  return pieces.flatMap(({ bytes }) => {
    const key = createHash('sha256').update(bytes).digest('base64');
    if (taken.has(key)) return [];
    const accepted = async () => {
      taken.add(key);
      const [oldest] = taken;
      if (taken.size > TAKEN_MAX && oldest !== undefined) taken.delete(oldest);
    };
    return [{ item: { bytes, origin: 'http', accepted }, isTaken: () => taken.has(key) }];
  });
}
