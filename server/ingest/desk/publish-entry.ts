import type { Entry } from '#lib/desk/entry.ts';
import { settledWith } from '#server/desk-state/quarantine.ts';
import type { EntryWaits } from '#server/log/desk-event.ts';
import type { Verdict } from '../verdict.ts';
import { published } from './answers.ts';
import type { PersonsCase } from './command-case.ts';
import { keysOf, type Others } from './entry-keys.ts';
import { type JudgedEntry, judgeEntry } from './judge-entry.ts';
import { refused } from './refusal.ts';

type Submission = PersonsCase<'submitEntry'>;

/** What the desk keeps of a submission, whatever becomes of it. */
export type Submitted = Omit<EntryWaits, 'kind'>;

/** The entry as the judge sees it, once it has settled the messages that it was made from. */
export function judgedOf(
  { bench, standing, input, command }: Submission,
  entry: Entry,
  others: Others,
): JudgedEntry {
  const settles = new Set(madeFrom(command.fromInput, others));
  return judgeEntry({ bench, standing, nightNow: input.at, settles }, entry);
}

/**
 * Makes public what `others` and the asker agree on. The words of the first of them are the public ones: source, time
 * and reason. `oneKeyReason` says why one person was enough; null where that was not needed.
 */
export function publishEntry(
  about: Submission,
  submission: Submitted,
  others: Others,
  oneKeyReason: string | null,
): Verdict {
  const entry = others.agreeing[0]?.entry ?? submission.entry;
  const judged = judgedOf(about, entry, others);
  if (judged.kind !== 'open') {
    const words = 'The first of the two entries can no longer be published: enter yours without it.';
    const problems = judged.kind === 'held' ? judged.problems : [];
    return refused(about.asked, 'HELD', words, { problems });
  }
  return published(
    about,
    { fact: judged.fact, source: entry.source },
    {
      kind: 'entryPublished',
      ...submission,
      entry,
      keys: keysOf(about, others),
      oneKey: oneKeyReason,
      settled: settledBy(about, others),
      warnings: judged.warnings,
      nightSeq: null,
    },
  );
}

/** Messages that any of them was made from, and what came before those. */
function settledBy({ command, standing }: Submission, others: Others): readonly string[] {
  const { quarantine } = standing.deskState;
  const settled = madeFrom(command.fromInput, others).flatMap((inputId) => {
    const message = quarantine.get(inputId);
    return message === undefined ? [] : [inputId, ...settledWith(quarantine, message)];
  });
  return [...new Set(settled)];
}

function madeFrom(fromInput: string | null, { agreeing }: Others): readonly string[] {
  return [fromInput, ...agreeing.map((each) => each.fromInput)].filter((each) => each !== null);
}
