import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { linkTarget } from '#lib/liveblog/link-target.ts';

/** The one line that an editor puts on every page. */
export interface BreakingView {
  /** Another line is another event. */
  readonly seq: number;
  readonly at: string;
  readonly time: string;
  readonly words: string;
  /** Where it leads, when that is somewhere it may. */
  readonly href: string | null;
}

/** Null while there is none. */
export function breakingView(roll: Roll, { liveblog: { banner } }: NightState): BreakingView | null {
  if (banner === null) return null;
  const { seq, at, words, href } = banner;
  const time = formatNightTime(at, roll.reference.election.pollDate);
  return { seq, at, time, words, href: href === null ? null : linkTarget(href) };
}
