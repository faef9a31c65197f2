import type { CandidateId } from '#lib/election/ids.ts';
import type { Contest } from '#lib/election/state.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { type EntryDoubt, fieldOf, nameOf, type Typed } from './doubt.ts';

type Votes = ReadonlyMap<CandidateId, number>;

/** Do the figures fit what is public of the seat, and what the feed says of it? */
export function historyDoubts(typed: Typed): readonly EntryDoubt[] {
  return [...againstPublic(typed), ...againstFeed(typed), ...againstWithdrawn(typed)];
}

function againstPublic(typed: Typed): readonly EntryDoubt[] {
  const before = publicVotes(typed.contest);
  if (before === null) return [];
  const swap = swapOf(typed.votes, before);
  if (swap !== null) {
    const [one, other] = swap;
    const words = `${nameOf(typed, one)} and ${nameOf(typed, other)} would exchange their votes: ask which of the two has which.`;
    return [{ code: 'SWAP', fields: swap.map(fieldOf), weight: 'asks', words }];
  }
  return [...typed.votes].flatMap(([id, count]): readonly EntryDoubt[] => {
    const had = before.get(id) ?? 0;
    if (count >= had) return [];
    const words = `${nameOf(typed, id)} falls from ${formatCount(had)} to ${formatCount(count)}: a correction mostly adds votes.`;
    return [{ code: count === 0 ? 'ZERO_OUT' : 'DECREASE', fields: [fieldOf(id)], weight: 'asks', words }];
  });
}

function againstFeed(typed: Typed): readonly EntryDoubt[] {
  const { feed, votes } = typed;
  if (feed === null) return [];
  const swap = swapOf(votes, feed);
  if (swap !== null) {
    const [one, other] = swap;
    const words = `The feed has ${nameOf(typed, one)} and ${nameOf(typed, other)} the other way round.`;
    return [{ code: 'FEED_SWAP', fields: swap.map(fieldOf), weight: 'asks', words }];
  }
  return differing(votes, feed).map((id) => ({
    code: 'FEED_DIFFERS',
    fields: [fieldOf(id)],
    weight: 'asks',
    words: `The feed’s message has ${formatCount(feed.get(id) ?? null)} for ${nameOf(typed, id)}, you ${formatCount(votes.get(id) ?? null)}.`,
  }));
}

function againstWithdrawn({ contest, votes, isComplete }: Typed): readonly EntryDoubt[] {
  const withdrawn = contest.superseded.at(-1);
  if (contest.phase.kind !== 'withdrawn' || withdrawn === undefined || !isComplete) return [];
  if (differing(votes, votesIn(withdrawn.figures.votes)).length > 0) return [];
  const words = 'These are the figures that were withdrawn: ask whether they stand after all.';
  return [{ code: 'SAME_AS_WITHDRAWN', fields: [], weight: 'asks', words }];
}

function publicVotes({ phase }: Contest): Votes | null {
  return phase.kind === 'declared' ? votesIn(phase.figures.votes) : null;
}

function votesIn(votes: Readonly<Record<CandidateId, number>>): Votes {
  return new Map(Object.entries(votes) as [CandidateId, number][]);
}

/** Candidates of whom both know a count, and not the same. */
function differing(votes: Votes, others: Votes): readonly CandidateId[] {
  return [...votes].flatMap(([id, count]) => (others.has(id) && others.get(id) !== count ? [id] : []));
}

/** Two candidates who have each other's votes, where nothing else differs. */
function swapOf(votes: Votes, others: Votes): readonly [CandidateId, CandidateId] | null {
  const [one, other, ...more] = differing(votes, others);
  if (one === undefined || other === undefined || more.length > 0) return null;
  const isSwap = votes.get(one) === others.get(other) && votes.get(other) === others.get(one);
  return isSwap ? [one, other] : null;
}
