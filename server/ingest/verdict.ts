import type { NightFact } from '#lib/election/events.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { Mode } from '#lib/sync/mode.ts';
import {
  type DeskFact,
  type InputJudged,
  type MessageSummary,
  RAW_TEXT_CHARACTERS_MAX,
  unreadableSummary,
} from '#server/log/desk-event.ts';
import { DESK_ORIGIN } from './desk-command.ts';
import type { FeedMessage } from './feed-message.ts';
import type { ReceivedInput } from './journal-line.ts';
import { judge } from './judge.ts';
import type { Acceptance } from './judge-input.ts';
import type { Judgement } from './judgement.ts';
import { parseMessage } from './parse-message.ts';
import type { PartyAliases } from './party-aliases.ts';
import { problem } from './problem.ts';
import { openFlips, type Quarantine } from './quarantine.ts';
import { decide } from './verdict-on-command.ts';

/** What does not change while a night runs. */
export interface Bench {
  readonly roll: Roll;
  readonly aliases: PartyAliases;
  readonly mode: Mode;
}

/** The night as it stands before the input. */
export interface Standing {
  readonly state: NightState;
  readonly quarantine: Quarantine;
  /** Sequence numbers in the night's log by input id. */
  readonly committed: ReadonlyMap<string, number>;
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

/**
 * What becomes of an input. Depends on nothing but its arguments, so that judging again what was lost gives the
 * same events. A fault of ours in judging one message is kept to that message.
 */
export function verdictOn(bench: Bench, standing: Standing, input: ReceivedInput): Verdict {
  try {
    if (input.origin === DESK_ORIGIN) return decide(bench, standing, input);
    return verdictOnMessage(bench, standing, input);
  } catch (error) {
    return verdictOnFailure(input, (error as Error).message);
  }
}

/** For an input that ingest could not judge: it waits for a person, and the rest goes on. */
export function verdictOnFailure(input: ReceivedInput, words: string): Verdict {
  const failed = problem('INGEST_FAILED', {
    path: '',
    received: words,
    expected: 'a message that can be judged',
    todo: 'Reject it, enter the figures another way, and show this message to a developer.',
  });
  const desk: InputJudged = {
    ...judged('quarantined', unreadableSummary, input),
    problems: [failed],
    quarantine: { ticket: input.inputId, twoEditors: false, acceptable: false },
  };
  return { night: null, desk };
}

function verdictOnMessage(bench: Bench, standing: Standing, input: ReceivedInput): Verdict {
  const { channelMode, inputId } = input;
  const parsed = parseMessage(input.bytes, { mode: bench.mode, channelMode });
  if (!parsed.ok) {
    const desk = { ...judged('rejected', unreadableSummary, input), problems: parsed.problems };
    return { night: null, desk };
  }
  const message = parsed.value;
  const summary = summaryOf(message);
  const nightSeq = standing.committed.get(inputId);
  if (nightSeq !== undefined) {
    // Ingest ended between the two logs: the night has the event, and only the desk has not heard of it.
    return { night: null, desk: { ...judged('committed', summary, input), nightSeq } };
  }
  const judgement = judgeMessage(bench, standing, input, null);
  return verdictOf(judgement, message, input);
}

/** Judges the message in an input; with an acceptance, as editors who saw its problems want it. */
export function judgeMessage(
  { roll, aliases, mode }: Bench,
  { state, quarantine }: Standing,
  { bytes, at, channelMode }: Pick<ReceivedInput, 'bytes' | 'at' | 'channelMode'>,
  accepted: Acceptance | null,
): Judgement {
  const parsed = parseMessage(bytes, { mode, channelMode });
  if (!parsed.ok) return { disposition: 'rejected', problems: parsed.problems };
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
      openFlips: openFlips(quarantine),
      accepted,
    },
  });
}

function verdictOf(judgement: Judgement, message: FeedMessage, input: ReceivedInput): Verdict {
  const record = judged(judgement.disposition, summaryOf(message), input);
  switch (judgement.disposition) {
    case 'committed': {
      const { fact, warnings } = judgement;
      const night = { inputId: input.inputId, source: message.source, by: 'feed', fact } as const;
      return { night, desk: { ...record, warnings } };
    }
    case 'noop':
      return { night: null, desk: { ...record, problems: [judgement.problem] } };
    case 'rejected':
      return { night: null, desk: { ...record, problems: judgement.problems } };
    case 'quarantined': {
      const { problems, warnings, ticket, twoEditors, acceptable } = judgement;
      const quarantine = { ticket, twoEditors, acceptable };
      return { night: null, desk: { ...record, problems, warnings, quarantine } };
    }
    default:
      return judgement satisfies never;
  }
}

/** The desk's record of an input, before what its judgement adds. */
function judged(
  disposition: InputJudged['disposition'],
  summary: MessageSummary,
  { bytes }: ReceivedInput,
): InputJudged {
  const isForPeople = disposition === 'quarantined' || disposition === 'rejected';
  return {
    kind: 'inputJudged',
    disposition,
    problems: [],
    warnings: [],
    quarantine: null,
    summary,
    nightSeq: null,
    text: isForPeople ? textOf(bytes) : null,
  };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').slice(0, RAW_TEXT_CHARACTERS_MAX).toWellFormed();
}

function summaryOf({ kind, constituency, revision, source }: FeedMessage): MessageSummary {
  return { kind, constituencyId: constituency, revision, source };
}
