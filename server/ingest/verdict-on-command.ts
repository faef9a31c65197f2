import type { CommandRefused } from '#server/log/desk-event.ts';
import { type DeskCommand, parseDeskCommand } from './desk-command.ts';
import type { ReceivedInput } from './journal-line.ts';
import { problemLine } from './problem.ts';
import type { Quarantine, WaitingMessage } from './quarantine.ts';
import { type Bench, judgeMessage, type Standing, type Verdict } from './verdict.ts';

/** What an editor's decision on a waiting message does. */
export function decide(bench: Bench, standing: Standing, input: ReceivedInput): Verdict {
  const command = parseDeskCommand(input.bytes);
  if (command === null) return refused('UNREADABLE', 'This is no command that ingest knows.');
  const waiting = standing.quarantine.get(command.decided);
  if (waiting === undefined) {
    return refused('NOT_WAITING', 'No such message waits: it was decided already, or never came.');
  }
  return command.decision === 'reject'
    ? reject(command, waiting)
    : accept(bench, standing, input, command, waiting);
}

function reject({ decided, editor, reason }: DeskCommand, { agreed }: WaitingMessage): Verdict {
  const editors = [...agreed.filter((each) => !isSamePerson(each, editor)), editor];
  return {
    night: null,
    desk: {
      kind: 'quarantineDecided',
      decided,
      decision: 'reject',
      settled: [],
      editors,
      reason,
      nightSeq: null,
    },
  };
}

function accept(
  bench: Bench,
  standing: Standing,
  input: ReceivedInput,
  { decided, editor, reason }: DeskCommand,
  waiting: WaitingMessage,
): Verdict {
  const { terms, agreed, text, summary } = waiting;
  if (!terms.acceptable) {
    return refused('NOT_ACCEPTABLE', `Accepting cannot help: ${waiting.problems.map(problemLine).join(' ')}`);
  }
  if (agreed.some((each) => isSamePerson(each, editor))) {
    return refused('SAME_EDITOR', `${editor} has agreed already: the second editor must be another person.`);
  }
  if (terms.twoEditors && agreed.length === 0) {
    return { night: null, desk: { kind: 'acceptanceProposed', decided, editor, reason } };
  }
  const editors = [...agreed, editor];
  const settled = olderOfTicket(standing.quarantine, waiting);
  const desk = { kind: 'quarantineDecided', decided, decision: 'accept', settled, editors, reason } as const;
  const nightSeq = standing.committed.get(decided);
  // Ingest ended between the two logs: the night has the event already.
  if (nightSeq !== undefined) return { night: null, desk: { ...desk, nightSeq } };

  const judgement = judgeMessage(
    bench,
    // What waits beside it must not hold up what editors have looked at.
    { ...standing, quarantine: new Map() },
    { bytes: Buffer.from(text, 'utf8'), at: input.at, channelMode: bench.mode },
    { by: editors, reason },
  );
  if (judgement.disposition === 'committed') {
    const night = {
      inputId: decided,
      source: summary.source ?? '',
      by: 'feed',
      fact: judgement.fact,
    } as const;
    return { night, desk: { ...desk, nightSeq: null } };
  }
  const problems = judgement.disposition === 'noop' ? [judgement.problem] : judgement.problems;
  return refused('STILL_WRONG', problems.map(problemLine).join(' '));
}

/** Of the same ticket, what is not newer: the accepted message has overtaken it. */
function olderOfTicket(quarantine: Quarantine, accepted: WaitingMessage): readonly string[] {
  const revision = accepted.summary.revision ?? 0;
  return [...quarantine.values()]
    .filter(({ inputId, terms }) => inputId !== accepted.inputId && terms.ticket === accepted.terms.ticket)
    .filter(({ summary }) => (summary.revision ?? 0) <= revision)
    .map(({ inputId }) => inputId);
}

function isSamePerson(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

function refused(code: string, words: string): Verdict {
  const desk: CommandRefused = { kind: 'commandRefused', code, words };
  return { night: null, desk };
}
