import fc from 'fast-check';
import type {
  ForecastFact,
  LiveblogFact,
  LocalPriorFact,
  NightFact,
  WatchFact,
} from '#lib/election/events.ts';
import type { PostId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { BLUE, constituency, figures, GLEN, manySeats, RED, seatId, threeSeats } from './tiny-election.ts';

/** Eight seats of four regions: the three of the tiny election, four alike, and one without a base. */
export function eightSeats(): readonly Constituency[] {
  const alike = manySeats(7).slice(3);
  return [
    ...threeSeats(),
    ...alike,
    constituency(seatId(8), 'Seat 8', { slug: 'seat-8', nation: 'Scotland', region: GLEN }),
  ];
}

/** Any figures for a seat: votes from 0, ties settled by a lot among the equal. */
function anyFigures(seat: Constituency) {
  const count = seat.candidates.length;
  return fc
    .record({
      votes: fc.array(fc.nat(40), { minLength: count, maxLength: count }),
      rejectedBallots: fc.option(fc.nat(9)),
      electorate: fc.integer({ min: 1, max: 400 }),
    })
    .map(({ votes, rejectedBallots, electorate }) => {
      const most = Math.max(...votes);
      const byId = Object.fromEntries(seat.candidates.map((each, index) => [each.id, votes[index] ?? 0]));
      const equal = seat.candidates.filter((each) => byId[each.id] === most);
      const decidedByLot = equal.length > 1 ? (equal.at(-1)?.id ?? null) : null;
      return figures(seat.name, byId, { rejectedBallots, electorate, decidedByLot });
    });
}

/** Anything that can be said about a seat, in or out of place: the fold has an answer for each. */
export function anyFactAbout(seat: Constituency): fc.Arbitrary<NightFact> {
  const revision = fc.integer({ min: 1, max: 9 });
  const about = { constituencyId: seat.id };
  const reason = fc.constantFrom('Counted twice', 'A box was left out');
  const winner = fc.constantFrom(...seat.candidates.map((each) => each.id));
  return fc.oneof(
    revision.map((r) => ({ ...about, kind: 'countingStarted' as const, revision: r })),
    fc.record({ revision, recount: fc.integer({ min: 1, max: 3 }) }).map((r) => ({
      ...about,
      kind: 'recountStarted' as const,
      ...r,
    })),
    fc.record({ revision, winner }).map((r) => ({ ...about, kind: 'winnerAnnounced' as const, ...r })),
    fc
      .record({ revision, figures: anyFigures(seat) })
      .map((r) => ({ ...about, kind: 'resultDeclared' as const, ...r })),
    fc
      .record({ revision, reason, figures: anyFigures(seat) })
      .map((r) => ({ ...about, kind: 'resultCorrected' as const, ...r })),
    fc.record({ revision, reason }).map((r) => ({ ...about, kind: 'resultWithdrawn' as const, ...r })),
    revision.map((r) => ({ ...about, kind: 'resultConfirmed' as const, revision: r })),
    reason.map((words) => ({ ...about, kind: 'resultFlagged' as const, words })),
    fc.constant({ ...about, kind: 'flagCleared' as const }),
    fc.record({ revision, reason }).map((r) => ({ ...about, kind: 'pollPostponed' as const, ...r })),
    fc.record({ revision, standing: fc.constantFrom(RED, BLUE) }).map((r) => ({
      ...about,
      kind: 'nominationsAmended' as const,
      revision: r.revision,
      // The last on the ballot paper turns out to stand for somebody else.
      candidates: seat.candidates.map((each, index) =>
        index === seat.candidates.length - 1 ? { ...each, standing: r.standing } : each,
      ),
    })),
  );
}

/** Anything that an editor can do in the liveblog, in or out of place, to a handful of posts. */
export function anyLiveblogFact(): fc.Arbitrary<LiveblogFact> {
  const postId = fc.constantFrom(...['morning', 'noon', 'night'].map((id) => id as PostId));
  const words = fc.constantFrom('Good evening', 'A long queue in the rain', 'The count has stopped');
  const written = {
    title: fc.option(words),
    keyEvent: fc.boolean(),
    document: words.map((text) => [
      { kind: 'paragraph' as const, children: [{ kind: 'text' as const, text }] },
    ]),
  };
  const of = { postId };
  return fc.oneof(
    fc
      .record({ ...of, ...written, author: fc.option(fc.constant('Ann Author')), pinned: fc.boolean() })
      .map((r) => ({ kind: 'postPublished' as const, ...r })),
    fc.record({ ...of, ...written, reason: words }).map((r) => ({ kind: 'postEdited' as const, ...r })),
    fc.record({ ...of, reason: words }).map((r) => ({ kind: 'postRetracted' as const, ...r })),
    fc.record(of).map((r) => ({ kind: 'postPinned' as const, ...r })),
    fc.record(of).map((r) => ({ kind: 'postUnpinned' as const, ...r })),
    fc.record({ words, href: fc.option(fc.constant('/live')) }).map((r) => ({
      kind: 'bannerSet' as const,
      ...r,
    })),
    fc.constant({ kind: 'bannerCleared' as const }),
  );
}

/** Either side of the forecast's switch. */
function anyForecastFact(): fc.Arbitrary<ForecastFact> {
  return fc.oneof(
    fc.constantFrom('It is being checked', 'It read a wrong result').map((reason) => ({
      kind: 'forecastHidden' as const,
      reason,
    })),
    fc.constant({ kind: 'forecastShown' as const }),
  );
}

/** The forecast is told what to expect of somebody, or to expect nothing again. */
function anyLocalPriorFact(seats: readonly Constituency[]): fc.Arbitrary<LocalPriorFact> {
  const whom = seats.flatMap(({ id, candidates }) =>
    candidates.map((each) => ({ constituencyId: id, candidateId: each.id })),
  );
  const about = fc.constantFrom(...whom);
  const permille = fc.integer({ min: 1, max: 300 });
  const reason = fc.constantFrom('A poll of the seat', 'A former leader');
  return fc.oneof(
    fc
      .record({ about, sharePermille: permille, sdPermille: permille, reason })
      .map(({ about: who, ...said }) => ({ kind: 'localPriorSet' as const, ...who, ...said })),
    about.map((who) => ({ kind: 'localPriorRemoved' as const, ...who })),
  );
}

/** A seat joins the list of those to watch, or leaves it. */
function anyWatchFact(seats: readonly Constituency[]): fc.Arbitrary<WatchFact> {
  const constituencyId = fc.constantFrom(...seats.map(({ id }) => id));
  const reason = fc.constantFrom('Too close to call', 'A minister stands here');
  return fc.oneof(
    fc.record({ constituencyId, reason }).map((each) => ({ kind: 'watchPicked' as const, ...each })),
    constituencyId.map((id) => ({ kind: 'watchUnpicked' as const, constituencyId: id })),
  );
}

/** A night of any facts about any of the seats, of the liveblog and of the forecast's switch, in any order. */
export function anyNight(seats: readonly Constituency[], longest = 60): fc.Arbitrary<readonly NightFact[]> {
  const facts = fc.oneof(
    ...seats.map(anyFactAbout),
    anyLiveblogFact(),
    anyForecastFact(),
    anyLocalPriorFact(seats),
    anyWatchFact(seats),
  );
  return fc.array(facts, { maxLength: longest });
}
