import { mayDo } from '#lib/desk/permission.ts';
import type { Person } from '#lib/desk/person.ts';
import { emptyQuarantine, settledWith, type WaitingMessage } from '#server/desk-state/quarantine.ts';
import { judgeMessage } from '../judge-message.ts';
import { type Problem, problemLine } from '../problem.ts';
import type { Verdict } from '../verdict.ts';
import { recorded } from './answers.ts';
import type { PersonsCase } from './command-case.ts';
import { refused } from './refusal.ts';

type Decision = PersonsCase<'decide'>;

/** What an editor's decision on a waiting message does. */
export function decide(about: Decision): Verdict {
  const { command, standing, asked } = about;
  const waiting = standing.deskState.quarantine.get(command.decided);
  if (waiting === undefined) {
    return refused(
      asked,
      'NOT_WAITING',
      'It no longer waits: somebody has decided on it, or on a newer one.',
    );
  }
  switch (command.decision) {
    case 'hold':
      return recorded(about, { kind: 'messageHeld', decided: command.decided, reason: command.reason });
    case 'reject':
      return reject(about, waiting);
    case 'accept':
      return accept(about, waiting);
    default:
      return command.decision satisfies never;
  }
}

function reject(about: Decision, waiting: WaitingMessage): Verdict {
  const { command, standing, asked } = about;
  const { decided, reason } = command;
  return recorded(about, {
    kind: 'quarantineDecided',
    decided,
    decision: 'reject',
    settled: settledWith(standing.deskState.quarantine, waiting),
    editors: [...waiting.agreed.filter(({ userId }) => userId !== asked.by.userId), asked.by],
    reason,
    nightSeq: null,
  });
}

function accept(about: Decision, waiting: WaitingMessage): Verdict {
  const { command, standing, asked, bench, input } = about;
  const { decided, reason } = command;
  const { terms, text, summary } = waiting;
  if (!terms.acceptable) {
    return refused(asked, 'NOT_ACCEPTABLE', `Accepting cannot help: ${lines(waiting.problems)}`, {
      problems: waiting.problems,
    });
  }
  const agreed = stillEditors(about, waiting.agreed);
  if (agreed.some(({ userId }) => userId === asked.by.userId)) {
    const words = `${asked.by.name} has agreed already: the second editor must be another person.`;
    return refused(asked, 'SAME_EDITOR', words);
  }
  const editors = [...agreed, asked.by];
  const judgement = judgeMessage(
    bench,
    // What waits beside it must not hold up what editors have looked at.
    { ...standing, deskState: { ...standing.deskState, quarantine: emptyQuarantine } },
    { bytes: Buffer.from(text, 'utf8'), at: input.at, channelMode: bench.mode },
    { by: editors.map(({ userId }) => userId), reason },
  );
  // A winner may have become public since it came, which it would change.
  const isHalf = judgement.disposition === 'quarantined' && judgement.twoEditors && judgement.acceptable;
  if (editors.length === 1 && (terms.twoEditors || isHalf)) {
    return recorded(about, { kind: 'acceptanceProposed', decided, reason });
  }
  if (judgement.disposition !== 'committed') {
    const problems = judgement.disposition === 'noop' ? [judgement.problem] : judgement.problems;
    return refused(asked, 'STILL_WRONG', lines(problems), { problems });
  }
  const { by, commandId } = asked;
  const settled = settledWith(standing.deskState.quarantine, waiting);
  return {
    night: { inputId: decided, source: summary.source ?? '', by: 'feed', fact: judgement.fact },
    desk: {
      ...{ kind: 'quarantineDecided', by, commandId, decided, decision: 'accept' },
      ...{ settled, editors, reason, nightSeq: null },
    },
  };
}

/** Agreement counts while whoever gave it may decide. */
function stillEditors({ standing }: Decision, agreed: readonly Person[]): readonly Person[] {
  return agreed.filter(({ userId }) => {
    const user = standing.deskState.users.byId.get(userId);
    return user !== undefined && !user.disabled && mayDo(user.role, 'decide');
  });
}

function lines(problems: readonly Problem[]): string {
  return problems.map(problemLine).join(' ');
}
