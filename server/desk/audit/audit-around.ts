import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';

/** What lines are told with. */
export interface AuditAround {
  readonly roll: Roll;
  /** The night as it is now: it keeps every result that was ever public. */
  readonly state: NightState;
  /** Names of the users by id, as they are now. */
  readonly nameOf: (userId: string) => string;
  /** Whether what an event says is not for the reader, who could still enter it blind. */
  readonly isHidden: (event: DeskEvent) => boolean;
}
