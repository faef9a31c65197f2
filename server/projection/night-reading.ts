import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { NightClock } from '#lib/sync/clock.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { Position } from '#lib/sync/position.ts';
import type { AskedMoment, Moment } from '#lib/view/moment.ts';
import type { Pack } from '#server/pack/pack.ts';

/** The night as a page is rendered from it: one position, and everything that goes with it. */
export interface NightReading {
  readonly pack: Pack;
  readonly roll: Roll;
  readonly state: NightState;
  readonly position: Position;
  /** Null before ingest has published a clock; of a past moment it stands still. */
  readonly clock: NightClock | null;
  readonly mode: Mode;
  /** What the night's clock shows, in milliseconds since 1970; of a past moment, that moment. */
  readonly nightNowMs: number;
  readonly moment: Moment;
}

declare global {
  /**
   * Pages and the server's entry load separate copies of a module, so the one projection of a process is handed
   * over here. Set by the server before it answers, read by `app/read-snapshot.ts` only.
   */
  var declaredNight: ((asked?: AskedMoment) => NightReading) | undefined;
}
