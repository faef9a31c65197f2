import { isBeforeClose, mayBeCommittedEarly } from '#lib/election/embargo.ts';
import { refused } from './desk/refusal.ts';
import { DESK_ORIGIN } from './desk-command.ts';
import type { ReceivedInput } from './journal-line.ts';
import { SCHEDULE_ORIGIN } from './schedule-feed.ts';
import type { Bench, Verdict } from './verdict.ts';
import { verdictOnFailure } from './verdict-on.ts';

const NOBODY = { by: null, commandId: null } as const;

/**
 * The last gate before the log: whatever made the verdict, no fact about how people vote is committed while they do.
 * The checks of a message say the same earlier and with more words; this holds for every way into the log that there
 * will be. A message waits for a person then, and a command is refused.
 */
export function keptUntilClose({ roll }: Bench, verdict: Verdict, input: ReceivedInput): Verdict {
  const { night } = verdict;
  if (night === null || mayBeCommittedEarly(night.fact)) return verdict;
  if (!isBeforeClose(roll.reference.election, Date.parse(input.at))) return verdict;
  const words = 'Nothing of it may be published before the close of poll.';
  if (input.origin !== DESK_ORIGIN && input.origin !== SCHEDULE_ORIGIN) {
    return verdictOnFailure(input, words);
  }
  const { by, commandId } = verdict.desk.kind === 'inputJudged' ? NOBODY : verdict.desk;
  return refused({ by, commandId, command: null }, 'BEFORE_CLOSE_OF_POLL', words);
}
