import type { NightFact } from '#lib/election/events.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { DeskState } from '#server/desk-state/desk-state.ts';
import type { DeskFact } from '#server/log/desk-event.ts';
import type { PartyAliases } from './party-aliases.ts';

/** What does not change while a night runs. */
export interface Bench {
  readonly roll: Roll;
  readonly aliases: PartyAliases;
  readonly mode: Mode;
}

/** The night and the desk as they stand before the input. */
export interface Standing {
  readonly state: NightState;
  readonly deskState: DeskState;
}

/** What an input does to the two logs. */
export interface Verdict {
  /** The event for the night's log, without number and chain; null when there is none to write. */
  readonly night: NightDraft | null;
  readonly desk: DeskFact;
}

export interface NightDraft {
  /** The input whose event it is: for an accepted message the message, not the decision. */
  readonly inputId: string;
  readonly source: string;
  readonly by: 'feed' | 'desk';
  readonly fact: NightFact;
}
