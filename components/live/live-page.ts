import type { Roll } from '#lib/election/roll.ts';
import type { NightClock } from '#lib/sync/clock.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { Position } from '#lib/sync/position.ts';
import type { Moment } from '#lib/view/moment.ts';

/** What a page tells the browser about the moment at which the server made it. */
export interface LivePage {
  readonly election: string;
  readonly mode: Mode;
  readonly packHash: string;
  readonly position: Position;
  /** The night's clock when the page was made, in milliseconds since 1970, and its speed. */
  readonly nightNowMs: number;
  readonly speed: number;
  readonly moment: Moment;
}

export function livePage({
  roll,
  mode,
  position,
  nightNowMs,
  clock,
  moment,
}: {
  readonly roll: Roll;
  readonly mode: Mode;
  readonly position: Position;
  readonly nightNowMs: number;
  readonly clock: NightClock | null;
  readonly moment: Moment;
}): LivePage {
  const { election, packHash } = roll.reference;
  return { election: election.id, mode, packHash, position, nightNowMs, speed: clock?.speed ?? 0, moment };
}
