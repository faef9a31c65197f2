import { type ContestEvent, type ContestFact, EVENT_VERSION, type Figures } from '#lib/election/events.ts';
import { reduce } from '#lib/election/reduce.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import { type Contest, emptyContest, type NightState } from '#lib/election/state.ts';
import type { Entry, EntryFigures } from './entry.ts';

/**
 * The night as it would be if this entry were published now: made by the fold that every page uses, so that what is
 * shown before publishing is what readers will read. Nothing of it leaves the desk. `at` is a UTC instant.
 */
export function wouldBe(roll: Roll, state: NightState, entry: Entry, at: string): NightState {
  const contest = state.contests[entry.constituencyId] ?? emptyContest;
  const event: ContestEvent = {
    v: EVENT_VERSION,
    epoch: '',
    seq: WOULD_BE_SEQ,
    at,
    inputId: '',
    source: entry.source,
    by: 'desk',
    chain: '',
    ...factOf(roll, contest, entry),
  };
  return reduce(roll, state, event);
}

/** After everything that has happened. */
export const WOULD_BE_SEQ = Number.MAX_SAFE_INTEGER;

function factOf(roll: Roll, contest: Contest, { constituencyId, content }: Entry): ContestFact {
  const seat = { constituencyId, revision: contest.revision + 1 };
  switch (content.kind) {
    case 'result':
    case 'correction': {
      const known = constituencyOf(roll, constituencyId).electorate;
      const figures = figuresOf(contest, content.figures, known);
      if (contest.phase.kind !== 'declared') return { ...seat, kind: 'resultDeclared', figures };
      const reason = content.kind === 'correction' ? content.reason : '';
      return { ...seat, kind: 'resultCorrected', figures, reason };
    }
    case 'rush':
      return { ...seat, kind: 'winnerAnnounced', winner: content.winner };
    case 'counting':
      return { ...seat, kind: 'countingStarted' };
    case 'recount':
      return { ...seat, kind: 'recountStarted', recount: content.recount };
    case 'withdrawal':
      return { ...seat, kind: 'resultWithdrawn', reason: content.reason };
    case 'postponement':
      return { ...seat, kind: 'pollPostponed', reason: content.reason };
    case 'flag':
      return { constituencyId, kind: 'resultFlagged', words: content.words };
    case 'flagCleared':
      return { constituencyId, kind: 'flagCleared' };
    default:
      return content satisfies never;
  }
}

/** As ingest would take them: a correction keeps the time of the declaration. */
function figuresOf({ phase }: Contest, typed: EntryFigures, known: number): Figures {
  const before = phase.kind === 'declared' ? phase.figures : null;
  return {
    votes: typed.votes,
    electorate: typed.electorate ?? before?.electorate ?? known,
    rejectedBallots: typed.rejectedBallots,
    decidedByLot: typed.decidedByLot,
    declaredAt: before?.declaredAt ?? typed.declaredAt,
  };
}
