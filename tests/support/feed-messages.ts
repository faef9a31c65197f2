import type { ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { FEED_FORMAT, type FeedMessage, type FiguresMessage } from '#server/ingest/feed-message.ts';
import { judge } from '#server/ingest/judge.ts';
import type { JudgeContext } from '#server/ingest/judge-input.ts';
import type { Judgement } from '#server/ingest/judgement.ts';
import type { Channel } from '#server/ingest/parse-message.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import type { Problem } from '#server/ingest/problem.ts';
import { ALDER, constituency, eventOf, fold, threeSeats, tinyRoll } from './tiny-election.ts';

export const CHANNEL: Channel = { mode: 'rehearsal', channelMode: 'rehearsal' };

/** The three seats of the tiny election, and Doe, whose name is Welsh too; all of it after the close of poll. */
export const roll: Roll = tinyRoll([
  ...threeSeats(),
  constituency('W07000004' as ConstituencyId, 'Doe', { welshName: 'Dŵr Bach' }),
]);

export const DOE = 'W07000004' as ConstituencyId;

/** 1,000 valid votes of 2,000 electors in Alder: Red by 60 over Blue, 400 + 340 + 180 + 80. */
export const ALDER_VOTES = [400, 340, 180, 80] as const;

/** A right and complete result of Alder in the feed format, as an object to spoil. */
export function rawResult(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { ...alderResult(), ...changes };
}

export function alderResult(
  changes: Partial<FiguresMessage> = {},
  votes: readonly number[] = ALDER_VOTES,
): FiguresMessage {
  return resultOf(ALDER, votes, changes);
}

/** A result of any seat of the roll: votes in ballot-paper order. */
export function resultOf(
  id: ConstituencyId,
  votes: readonly number[],
  changes: Partial<FiguresMessage> = {},
  from: Roll = roll,
): FiguresMessage {
  const { candidates } = constituencyOf(from, id);
  return {
    ...envelope(id, from),
    kind: 'result',
    rejectedBallots: 10,
    candidates: candidates.map(({ id: candidate }, index) => ({ id: candidate, votes: votes[index] ?? 0 })),
    ...changes,
  } as FiguresMessage;
}

/** A message without figures about Alder. */
export function message(
  kind: FeedMessage['kind'],
  changes: Readonly<Record<string, unknown>> = {},
): FeedMessage {
  return { ...envelope(ALDER, roll), kind, ...changes } as FeedMessage;
}

function envelope(id: ConstituencyId, from: Roll) {
  return {
    format: FEED_FORMAT,
    election: from.reference.election.id,
    mode: 'rehearsal',
    constituency: id,
    revision: 1,
    source: 'Returning officer',
    time: '2030-07-04T23:00:00Z',
  } as const;
}

export function bytesOf(value: unknown): Uint8Array {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value), 'utf8');
}

/** Judges with the tiny election's roll, half an hour after the messages' own time. */
export function judged(
  about: FeedMessage,
  {
    state = emptyState,
    from = roll,
    notes = [],
    ...context
  }: Partial<JudgeContext> & { state?: NightState; from?: Roll; notes?: readonly Problem[] } = {},
): Judgement {
  return judge({
    message: about,
    notes,
    roll: from,
    state,
    context: {
      nightNow: '2030-07-04T23:30:00Z',
      mode: 'rehearsal',
      channelMode: 'rehearsal',
      by: 'feed',
      aliases: partyAliases(from.reference),
      openFlips: new Set(),
      accepted: null,
      ...context,
    },
  });
}

/** The night after these messages, each of which must be one that the judge commits or lets pass. */
export function nightAfter(messages: readonly FeedMessage[], by: 'feed' | 'desk' = 'feed'): NightState {
  return messages.reduce<NightState>((state, each, index) => {
    const judgement = judged(each, { state, accepted: { by: ['A', 'B'], reason: 'Set up' } });
    if (judgement.disposition === 'noop') return state;
    if (judgement.disposition !== 'committed') {
      throw new Error(
        `Set-up message ${index + 1} was ${judgement.disposition}: ${codesOf(judgement).join()}`,
      );
    }
    return fold(roll, [eventOf(judgement.fact, index + 1, { by })], state);
  }, emptyState);
}

/** Codes of the problems, or of the warnings of a committed message. */
export function codesOf(judgement: Judgement): readonly string[] {
  switch (judgement.disposition) {
    case 'committed':
      return judgement.warnings.map(({ code }) => code);
    case 'noop':
      return [judgement.code];
    case 'rejected':
    case 'quarantined':
      return judgement.problems.map(({ code }) => code);
    default:
      return judgement satisfies never;
  }
}

export function problemsOf(judgement: Judgement): readonly Problem[] {
  if (judgement.disposition === 'committed') return judgement.warnings;
  return judgement.disposition === 'noop' ? [judgement.problem] : judgement.problems;
}
