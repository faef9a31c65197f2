import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { FeedMessage } from './feed-message.ts';
import type { PartyAliases } from './party-aliases.ts';
import type { Problem } from './problem.ts';

/** Everything that the judge may look at: the same input gives the same judgement, for ever. */
export interface JudgeInput {
  readonly message: FeedMessage;
  /** What parsing noticed; it joins the warnings. */
  readonly notes: readonly Problem[];
  readonly roll: Roll;
  /** The night at the head of the log. */
  readonly state: NightState;
  readonly context: JudgeContext;
}

export interface JudgeContext {
  /** UTC instant on the night's clock at which the message was received. */
  readonly nightNow: string;
  readonly mode: Mode;
  /** What may come this way, whatever a message says of itself: a test folder carries tests only. */
  readonly channelMode: Mode;
  readonly by: 'feed' | 'desk';
  readonly aliases: PartyAliases;
  /** Constituencies with a change of winner waiting in the queue. */
  readonly openFlips: ReadonlySet<ConstituencyId>;
  /**
   * Highest revision taken from feeds for the constituency, in their numbers; left out where nobody but feeds wrote, and
   * it is the contest's.
   */
  readonly feedRevision?: number;
  /** Whom an editor announced as elected there; left out where none did. */
  readonly announcedByEditor?: CandidateId | undefined;
  /** Set when editors accepted the message out of the quarantine; its doubts are then warnings. */
  readonly accepted: Acceptance | null;
}

export interface Acceptance {
  /** One editor, or two where the judgement asks for two. */
  readonly by: readonly string[];
  readonly reason: string;
}
