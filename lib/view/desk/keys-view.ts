import type { DeskView } from '#lib/desk/desk-view.ts';
import type { Entry } from '#lib/desk/entry.ts';
import { keysNeeded } from '#lib/desk/keys-needed.ts';
import { isAtLeast } from '#lib/desk/role.ts';
import { wouldBe } from '#lib/desk/would-be.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Contest, NightState } from '#lib/election/state.ts';
import { keysWords } from './entry-words.ts';
import { saidBefore } from './said-before.ts';

/** What handing an entry in does, said before it is done. */
export interface KeysView {
  /** On the button: "Publish now", "Hand in for a second person". */
  readonly button: string;
  readonly words: string;
  readonly publishesAlone: boolean;
}

/** By the rules that ingest applies again, to whoever asks now. */
export function keysView(roll: Roll, state: NightState, desk: DeskView, entry: Entry): KeysView {
  const { constituencyId, content } = entry;
  const before = state.contests[constituencyId];
  const after = wouldBe(roll, state, entry, AT).contests[constituencyId];
  const oneKey = desk.oneKey.seats[constituencyId] ?? desk.oneKey.night;
  const needs = keysNeeded({
    kind: content.kind,
    changesWinner: winnerIn(before) !== null && winnerIn(before) !== winnerIn(after),
    oneKey: oneKey !== null,
  });
  const first = saidBefore(desk, constituencyId, content.kind);
  if (needs.people === 1 && isAtLeast(desk.me.role, 'editor')) {
    const why = oneKey === null ? '' : ` One key is set: ${oneKey.reason}`;
    return { button: 'Publish now', words: `Readers see it at once.${why}`, publishesAlone: true };
  }
  if (needs.people === 1) {
    return { button: 'Hand in', words: 'It is public once an editor agrees.', publishesAlone: false };
  }
  if (first === null) {
    return {
      button: 'Hand in for a second person',
      words: `It takes ${keysWords(needs)}. Nobody reads it before they agree.`,
      publishesAlone: false,
    };
  }
  const { name, reason } = first;
  return {
    button: 'Hand in as the second person',
    words: `It takes ${keysWords(needs)}. If it agrees with what ${name} entered, readers see it at once, with ${name}’s source${reason === null ? '' : ' and reason'}.`,
    publishesAlone: false,
  };
}

/** Any instant: the rules ask nothing of the time. */
const AT = '1970-01-01T00:00:00Z';

function winnerIn(contest: Contest | undefined): string | null {
  const phase = contest?.phase;
  return phase?.kind === 'declared' || phase?.kind === 'rush' ? phase.winner : null;
}
