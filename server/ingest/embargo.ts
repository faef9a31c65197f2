import { isBeforeClose, isEmbargoed } from '#lib/election/embargo.ts';
import { DESK_ORIGIN } from './desk-command.ts';
import type { ReceivedInput } from './journal-line.ts';
import { type Bench, type Verdict, verdictOnFailure } from './verdict.ts';

/**
 * The last gate before the log: whatever made the verdict, no fact about how people vote is committed while they do.
 * The checks of a message say the same earlier and with more words; this holds for every way into the log that there
 * will be. A message waits for a person then, and a command is refused.
 */
export function keptUntilClose({ roll }: Bench, verdict: Verdict, input: ReceivedInput): Verdict {
  const { night } = verdict;
  if (night === null || !isEmbargoed(night.fact)) return verdict;
  if (!isBeforeClose(roll.reference.election, Date.parse(input.at))) return verdict;
  const words = 'Nothing of it may be published before the close of poll.';
  if (input.origin !== DESK_ORIGIN) return verdictOnFailure(input, words);
  return { night: null, desk: { kind: 'commandRefused', code: 'BEFORE_CLOSE_OF_POLL', words } };
}
