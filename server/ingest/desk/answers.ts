import { isBeforeClose, mayBeCommittedEarly } from '#lib/election/embargo.ts';
import type { NightFact } from '#lib/election/events.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Asked, CommandFact, FactCommitted } from '#server/log/desk-event.ts';
import type { Verdict } from '../verdict.ts';
import type { Answerable, CommandCase } from './command-case.ts';
import { refused } from './refusal.ts';

/** Whom readers are told that something of the newsroom's own comes from. Never a name. */
export const NEWSROOM = 'The newsroom';

type Distribute<Fact> = Fact extends Asked ? Omit<Fact, keyof Asked> : never;

/** What a command does to the desk alone. */
export function recorded({ asked }: Pick<CommandCase, 'asked'>, fact: Distribute<CommandFact>): Verdict {
  return { night: null, desk: { ...withAsked(asked), ...fact } as CommandFact };
}

/** The same with a fact of the night, which is public and names nobody. */
export function published(
  { asked, input }: Pick<CommandCase, 'asked' | 'input'>,
  night: { readonly fact: NightFact; readonly source: string },
  fact: Distribute<CommandFact>,
): Verdict {
  return {
    night: { inputId: input.inputId, by: 'desk', ...night },
    desk: { ...withAsked(asked), ...fact } as CommandFact,
  };
}

/** A fact of the liveblog, of the watch list or of the forecast, unless people may still be voting. */
export function committed(about: Answerable, fact: NightFact): Verdict {
  const { bench, input, asked } = about;
  if (!mayBeCommittedEarly(fact) && isBeforeClose(bench.roll.reference.election, Date.parse(input.at))) {
    const words = 'People may still be voting: nothing that we write is public before the close of poll.';
    return refused(asked, 'BEFORE_CLOSE_OF_POLL', words);
  }
  const record: FactCommitted = {
    kind: 'factCommitted',
    fact: fact.kind,
    postId: 'postId' in fact ? fact.postId : null,
    constituencyId: 'constituencyId' in fact ? fact.constituencyId : null,
    reason: 'reason' in fact ? fact.reason : null,
    nightSeq: null,
  };
  return published(about, { fact, source: NEWSROOM }, record);
}

export function nothingToDo(about: CommandCase, words: string): Verdict {
  return recorded(about, { kind: 'nothingToDo', command: about.command.kind, words });
}

/** The refusal of a seat that this election does not have; null for one that it has. */
export function unknownSeat({ bench, asked }: CommandCase, id: ConstituencyId): Verdict | null {
  if (bench.roll.constituencies.has(id)) return null;
  return refused(asked, 'UNKNOWN_SEAT', `${id} is no constituency of this election.`);
}

function withAsked({ by, commandId }: CommandCase['asked']): Asked {
  return { by, commandId };
}
