import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import type { Contest } from '#lib/election/state.ts';
import type { DeskView, MessageContent, WaitingView } from './desk-view.ts';
import { type EntryForm, emptyForm, formOfFigures } from './entry-form.ts';

/** What the feed's newest waiting message says of a seat, by candidate; null where none with figures waits. */
export function feedVotes(
  { queue }: DeskView,
  seat: ConstituencyId,
): ReadonlyMap<CandidateId, number> | null {
  const newest = [...queue.waiting, ...queue.held]
    .filter(({ constituencyId, content }) => constituencyId === seat && content?.votes != null)
    .sort((left, right) => (left.at < right.at ? 1 : -1))[0];
  const votes = newest?.content?.votes ?? null;
  return votes === null ? null : new Map(Object.entries(votes) as [CandidateId, number][]);
}

/** A form that begins with what a waiting message says; null for a message without figures. */
export function formOfMessage({ content, inputId, source }: WaitingView, contest: Contest): EntryForm | null {
  if (content?.votes == null) return null;
  const isPublic = contest.phase.kind === 'declared';
  const form = {
    ...emptyForm(isPublic ? 'correction' : 'result', contest.revision),
    source: source ?? '',
    words: isPublic ? (content.reason ?? '') : '',
    fromInput: inputId,
  };
  return formOfFigures(form, figuresIn(content, content.votes));
}

function figuresIn(content: MessageContent, votes: Readonly<Record<string, number>>) {
  const { electorate, rejectedBallots, ballots, majority, winner, decidedByLot, time } = content;
  return {
    votes: votes as Readonly<Record<CandidateId, number>>,
    electorate,
    rejectedBallots,
    ballots,
    majority,
    winner: winner as CandidateId | null,
    decidedByLot: decidedByLot as CandidateId | null,
    declaredAt: time,
  };
}
