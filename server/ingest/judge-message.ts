import type { ConstituencyId } from '#lib/election/ids.ts';
import { openFlips } from '#server/desk-state/quarantine.ts';
import type { ReceivedInput } from './journal-line.ts';
import { judge } from './judge.ts';
import type { Acceptance } from './judge-input.ts';
import type { Judgement } from './judgement.ts';
import { parseMessage } from './parse-message.ts';
import type { Bench, Standing } from './verdict.ts';

/** Judges the message in an input; with an acceptance, as editors who saw its problems want it. */
export function judgeMessage(
  { roll, aliases, mode }: Bench,
  { state, deskState }: Standing,
  { bytes, at, channelMode }: Pick<ReceivedInput, 'bytes' | 'at' | 'channelMode'>,
  accepted: Acceptance | null,
): Judgement {
  const parsed = parseMessage(bytes, { mode, channelMode });
  if (!parsed.ok) return { disposition: 'rejected', problems: parsed.problems };
  const constituencyId = parsed.value.constituency as ConstituencyId;
  return judge({
    message: parsed.value,
    notes: parsed.notes,
    roll,
    state,
    context: {
      nightNow: at,
      mode,
      channelMode,
      by: 'feed',
      aliases,
      openFlips: openFlips(deskState.quarantine),
      feedRevision: deskState.feedRevisions.get(constituencyId) ?? 0,
      announcedByEditor: deskState.announcedWinners.get(constituencyId),
      accepted,
    },
  });
}
