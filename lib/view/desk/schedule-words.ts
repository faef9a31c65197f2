import { formatDayAndTime } from '#lib/format/times.ts';

interface Schedule {
  /** UTC instant at which the post is published by itself; null while it is not to be. */
  readonly publishAt: string | null;
  /** When it was to be, as long as nobody took it off the schedule on purpose; null for never. */
  readonly was: string | null;
}

/** What whoever has a post in hand is told of its schedule: that a change ends it, and that one did. */
export function scheduleWords({ publishAt, was }: Schedule): string {
  if (publishAt !== null) {
    return `It is published by itself on ${formatDayAndTime(publishAt)}, as it stands here: a change takes it off the schedule.`;
  }
  if (was === null) return '';
  return `A change took it off the schedule: nothing happens by itself on ${formatDayAndTime(was)}. Schedule it again, or publish it.`;
}
