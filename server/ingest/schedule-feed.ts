import { setTimeout as wait } from 'node:timers/promises';
import type { PostId } from '#lib/election/ids.ts';
import { canonicalJson } from '#lib/sync/canonical-json.ts';
import type { PostDrafts } from '#server/desk-state/post-drafts.ts';
import type { Feed } from './feed.ts';
import { inputIdOf } from './journal-line.ts';
import type { RunningClock } from './night-clock.ts';

/** The origin of what ingest does by the clock. */
export const SCHEDULE_ORIGIN = 'schedule';

/** Version of the words below. */
export const DUE_FORMAT = 'declared-due/1';

/** A post whose time has come, in the version that was scheduled. */
interface DuePost {
  readonly format: typeof DUE_FORMAT;
  readonly postId: PostId;
  readonly version: number;
  readonly publishAt: string;
  /** Number of the desk's event that scheduled it: scheduled anew is another input. */
  readonly scheduledSeq: number;
}

/** A reader who waits for a post at ten waits no second longer than this; a night hour of a rehearsal has many. */
const LOOK_MS = 200;

/**
 * Scheduled posts, by the night's clock: an input like any other, journalled and judged, and by its bytes the same one
 * however often ingest starts again. Never before the close of poll, whatever was asked for.
 */
export function scheduleFeed({
  clock,
  closeOfPoll,
  posts,
}: {
  readonly clock: RunningClock;
  /** UTC instant. */
  readonly closeOfPoll: string;
  readonly posts: () => PostDrafts;
}): Feed {
  return {
    name: SCHEDULE_ORIGIN,
    async *items(signal) {
      const offered = new Set<string>();
      while (!signal.aborted) {
        for (const text of dueAt(posts(), clock.nowMs(), Date.parse(closeOfPoll))) {
          const bytes = Buffer.from(text, 'utf8');
          const inputId = inputIdOf(bytes);
          if (offered.has(inputId)) continue;
          offered.add(inputId);
          yield { bytes, origin: SCHEDULE_ORIGIN, accepted: async () => {} };
        }
        await wait(LOOK_MS, undefined, { signal }).catch(() => {});
      }
    },
  };
}

/** Every post that is due, as the input that publishes it, in order of its time. */
export function dueAt(posts: PostDrafts, nowMs: number, closeMs: number): readonly string[] {
  return [...posts.values()]
    .flatMap(({ postId, version, publishAt, scheduledSeq }) =>
      publishAt === null || scheduledSeq === null ? [] : [{ postId, version, publishAt, scheduledSeq }],
    )
    .filter(({ publishAt }) => Math.max(Date.parse(publishAt), closeMs) <= nowMs)
    .sort((left, right) => Date.parse(left.publishAt) - Date.parse(right.publishAt))
    .map((due): DuePost => ({ format: DUE_FORMAT, ...due }))
    .map(canonicalJson);
}
