import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatDayAndTime, formatNightTime, formatTime } from '#lib/format/times.ts';
import { postOf } from '#lib/liveblog/posts.ts';
import { isKeyEvent, type StoryEntry } from '#lib/liveblog/story.ts';
import type { PostRange } from './live-range.ts';

/** The whole night in its key events, hour by hour, newest first. */
export interface KeyEventsView {
  readonly count: number;
  readonly hours: readonly KeyEventHour[];
}

export interface KeyEventHour {
  /** "03:00", with its day beside the night itself. */
  readonly hour: string;
  /** To every post from that hour on. */
  readonly href: string;
  readonly events: readonly KeyEventView[];
}

export interface KeyEventView {
  readonly id: string;
  readonly at: string;
  readonly time: string;
  readonly headline: string;
  /** Whether the figures that it gives no longer stand. */
  readonly isEnded: boolean;
  /** To the post on this page when it is here, else to its own address. */
  readonly href: string;
}

export function keyEventsView(
  roll: Roll,
  state: NightState,
  story: readonly StoryEntry[],
  shown: PostRange,
): KeyEventsView {
  const entries = story.filter(isKeyEvent);
  const hours = Map.groupBy(entries, ({ at }) => at.slice(0, HOUR_LETTERS));
  return {
    count: entries.length,
    hours: [...hours]
      .map(([hour, ofHour]) => ({
        hour: hourWords(roll, `${hour}:00:00Z`),
        href: `/live?after=${story.findLast(({ at }) => at < hour)?.seq ?? 0}`,
        events: ofHour.map((entry) => eventView(roll, state, entry, shown)).reverse(),
      }))
      .reverse(),
  };
}

/** Of an instant, up to its hour: "2024-07-05T03". London is whole hours from UTC, so its hours are the same ones. */
const HOUR_LETTERS = 13;

function hourWords(roll: Roll, at: string): string {
  const { pollDate } = roll.reference.election;
  const time = formatNightTime(at, pollDate);
  return time === formatTime(at) ? time : formatDayAndTime(at);
}

function eventView(roll: Roll, state: NightState, entry: StoryEntry, shown: PostRange): KeyEventView {
  const { id, at, seq, headline, ended } = postOf(roll, state, entry);
  const isHere = seq >= shown.fromSeq && (shown.toSeq === null || seq <= shown.toSeq);
  return {
    id,
    at,
    time: formatTime(at),
    headline: headline ?? 'Post',
    isEnded: ended !== null,
    href: isHere ? `#post-${id}` : `/live/${id}`,
  };
}
