import {
  type InputJudged,
  type MessageSummary,
  RAW_TEXT_CHARACTERS_MAX,
  unreadableSummary,
} from '#server/log/desk-event.ts';
import { verdictOnDue } from './desk/due-post.ts';
import { refused } from './desk/refusal.ts';
import { verdictOnCommand } from './desk/verdict-on-command.ts';
import { DESK_ORIGIN } from './desk-command.ts';
import type { FeedMessage } from './feed-message.ts';
import type { ReceivedInput } from './journal-line.ts';
import { judgeMessage } from './judge-message.ts';
import type { Judgement } from './judgement.ts';
import { parseMessage } from './parse-message.ts';
import { problem } from './problem.ts';
import { SCHEDULE_ORIGIN } from './schedule-feed.ts';
import type { Bench, Standing, Verdict } from './verdict.ts';

/**
 * What becomes of an input. Depends on nothing but its arguments, so that judging again what was lost gives the
 * same events. A fault of ours in judging one message is kept to that message.
 */
export function verdictOn(bench: Bench, standing: Standing, input: ReceivedInput): Verdict {
  try {
    if (input.origin === DESK_ORIGIN) return verdictOnCommand(bench, standing, input);
    if (input.origin === SCHEDULE_ORIGIN) return verdictOnDue(bench, standing, input);
    return verdictOnMessage(bench, standing, input);
  } catch (error) {
    return verdictOnFailure(input, (error as Error).message);
  }
}

/** For an input that ingest could not judge: a message waits for a person, a command is refused, the rest goes on. */
export function verdictOnFailure(input: ReceivedInput, words: string): Verdict {
  if (input.origin === DESK_ORIGIN || input.origin === SCHEDULE_ORIGIN) {
    const nobody = { by: null, commandId: null, command: null };
    return refused(nobody, 'FAILED', `Ingest could not do it: ${words}. Show this to a developer.`);
  }
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
  const { channelMode } = input;
  const parsed = parseMessage(input.bytes, { mode: bench.mode, channelMode });
  if (!parsed.ok) {
    const desk = { ...judged('rejected', unreadableSummary, input), problems: parsed.problems };
    return { night: null, desk };
  }
  const message = parsed.value;
  const judgement = judgeMessage(bench, standing, input, null);
  return verdictOf(judgement, message, input);
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
