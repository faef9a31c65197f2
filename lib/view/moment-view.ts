import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { formatTime, formatTimeAndDay, formatTimeWithSeconds, formatWeekday } from '#lib/format/times.ts';
import type { InsteadOf } from './moment.ts';
import { placeOf } from './time-scale.ts';
import type { LandmarkOnLine, TimeView } from './time-view.ts';

/** Where in the night a page stands, in words. */
export interface MomentView {
  /** "03:10"; with seconds while the night is played. */
  readonly time: string;
  readonly day: string;
  /** For a screen reader: "03:10, Friday 5 July". */
  readonly spoken: string;
  readonly place: number;
  /** The last landmark up to here, and the ones before and after it that lie at another moment. */
  readonly passed: LandmarkOnLine | null;
  readonly earlier: LandmarkOnLine | null;
  readonly later: LandmarkOnLine | null;
}

/** `atMs` is null on a page that follows the night: it stands at the end of the line. */
export function momentView(time: TimeView, atMs: number | null, withSeconds: boolean): MomentView {
  const endMs = time.scale.corners.at(-1)?.[0] ?? 0;
  const ms = atMs ?? endMs;
  const passed = time.marks.findLast((mark) => mark.ms <= ms) ?? null;
  return {
    time: withSeconds ? formatTimeWithSeconds(ms) : formatTime(ms),
    day: formatWeekday(ms),
    spoken: formatTimeAndDay(ms),
    place: placeOf(time.scale, ms),
    passed,
    earlier: time.marks.findLast((mark) => mark.ms < (passed?.ms ?? ms)) ?? null,
    later: time.marks.find((mark) => mark.ms > ms) ?? null,
  };
}

/** "99 of 650 declared" */
export function declaredWords(roll: Roll, { tally }: NightState): string {
  return `${formatCount(tally.declared)} of ${formatCount(roll.seats)} declared`;
}

/** What a page says of a moment that it was asked for and does not show; `pollDate` gives the example. */
export function insteadWords(instead: InsteadOf, pollDate: string): string {
  switch (instead.why) {
    case 'notPast':
      return `Nothing has happened since ${formatTimeAndDay(instead.asked)}: this is the night as it is now.`;
    case 'malformed':
      return `“${instead.asked}” is not a time that can be shown. Write the day and the time of the United Kingdom, such as ${pollDate}T23:30. This is the night as it is now.`;
    default:
      return instead satisfies never;
  }
}
