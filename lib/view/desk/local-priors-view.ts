import type { Person } from '#lib/desk/person.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { expectedWords, namedWithParty, personExpected } from '../local-prior-words.ts';

export interface LocalPriorRow {
  readonly seat: ConstituencyId;
  readonly candidate: CandidateId;
  /** "Ann Bell (Independent), Alder". */
  readonly who: string;
  /** "29.0%, give or take 5.0 points". */
  readonly expected: string;
  readonly reason: string;
  /** "Edith, since 01:12". */
  readonly about: string;
}

/** What the forecast is told of single candidates, the newest first. */
export function localPriorRows(
  roll: Roll,
  state: NightState,
  authors: Readonly<Record<number, Person>>,
): readonly LocalPriorRow[] {
  return state.localPriors
    .toSorted((a, b) => b.seq - a.seq)
    .map((held) => {
      const { constituencyId, candidateId, reason, seq, at } = held;
      const since = `since ${formatNightTime(at, roll.reference.election.pollDate)}`;
      const by = authors[seq]?.name;
      const over = hasWinner(state, constituencyId) ? '; the seat has a winner, and it counts no more' : '';
      return {
        seat: constituencyId,
        candidate: candidateId,
        who: `${personExpected(roll, state, held)}, ${constituencyOf(roll, constituencyId).name}`,
        expected: expectedWords(held),
        reason,
        about: `${by === undefined ? since : `${by}, ${since}`}${over}`,
      };
    });
}

export interface OpenSeat {
  readonly id: ConstituencyId;
  readonly name: string;
  readonly candidates: readonly { readonly id: CandidateId; readonly name: string }[];
}

/** Seats of whose candidates something may be expected: without a winner, and without the Speaker. */
export function openSeats(roll: Roll, state: NightState): readonly OpenSeat[] {
  return roll.reference.constituencies
    .filter(
      ({ id, candidates }) =>
        !hasWinner(state, id) && !candidates.some(({ standing }) => standing === 'speaker'),
    )
    .map(({ id, name, candidates }) => ({
      id,
      name,
      candidates: candidates.map((each) => ({ id: each.id, name: namedWithParty(roll, each) })),
    }));
}

function hasWinner({ contests }: NightState, id: ConstituencyId): boolean {
  const phase = contests[id]?.phase.kind;
  return phase === 'declared' || phase === 'rush';
}
