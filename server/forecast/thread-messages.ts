import type { NightEvent } from '#lib/election/events.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Unused } from '#lib/forecast/observe.ts';
import type { LogPosition } from '#lib/forecast/published.ts';
import type { EncodedBody } from '#server/projection/snapshot-store.ts';

/** How often the night is drawn: for a reading that is made at once and for the track, and for one that is made when there is time. */
export interface Draws {
  readonly quick: number;
  readonly full: number;
}

/** What the thread is made with. */
export interface ThreadSettings {
  readonly draws: Draws;
  readonly packFolder: string;
  readonly forecastFolder: string;
}

/** What the thread is told, in order. */
export type ToThread =
  /** A log begins: whatever was told before is of another one. */
  | { readonly kind: 'opened'; readonly log: number; readonly opening: LogPosition }
  /** The events that come next. */
  | { readonly kind: 'events'; readonly events: readonly NightEvent[] }
  /** Asks for the reading as it was after an event. */
  | { readonly kind: 'at'; readonly request: number; readonly seq: number };

/** What the thread says, and of which log. Readings travel as the bytes in which they are served. */
export type FromThread =
  | {
      readonly kind: 'reading';
      readonly log: number;
      readonly bodies: ReadingBodies;
      readonly unused: readonly UnusedResult[];
    }
  | { readonly kind: 'past'; readonly request: number; readonly bodies: ReadingBodies };

/** A result that is shown and does not move the forecast. */
export interface UnusedResult {
  readonly id: ConstituencyId;
  readonly why: Unused;
}

/** One reading as the two answers of the API, each in every encoding. Between threads a buffer becomes a plain array. */
export interface ReadingBodies {
  readonly forecast: EncodedBody;
  readonly atRisk: EncodedBody;
}
