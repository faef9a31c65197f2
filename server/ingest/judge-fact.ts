import type { ContestFact, Figures } from '#lib/election/events.ts';
import type { CandidateId, Standing } from '#lib/election/ids.ts';
import type { Candidate } from '#lib/election/reference.ts';
import type { Case, FiguresCase } from './checks/finding.ts';
import { CLOCK_SECONDS_MAX } from './checks/time.ts';
import type { FiguresMessage, NominationsMessage } from './feed-message.ts';
import { type PartyAliases, standingsNamed } from './party-aliases.ts';

/** What a reader is told when the source sent new figures without saying why. */
const REASON_NOT_GIVEN = 'The source sent revised figures.';

/** The fact that the message states. Only for a message that the checks let through. */
export function factOf(about: Case): ContestFact {
  const { message, constituency, contest, context } = about;
  // The desk has numbered what it entered: what comes after that is a later revision, whatever its sender counts.
  const revision = message.revision > contest.revision ? message.revision : contest.revision + 1;
  const seat = { constituencyId: constituency.id, revision };
  switch (message.kind) {
    case 'nominations':
      return { ...seat, kind: 'nominationsAmended', candidates: candidatesNamed(about, message) };
    case 'counting':
      return { ...seat, kind: 'countingStarted' };
    case 'recount':
      return { ...seat, kind: 'recountStarted', recount: message.recount };
    case 'rush':
      return { ...seat, kind: 'winnerAnnounced', winner: message.winner as CandidateId };
    case 'result':
    case 'correction': {
      const figures = figuresOf({ ...about, message });
      if (contest.phase.kind !== 'declared') return { ...seat, kind: 'resultDeclared', figures };
      if (isSameResult(contest.phase.figures, figures)) return { ...seat, kind: 'resultConfirmed' };
      const reason =
        message.kind === 'correction' ? message.reason : (context.accepted?.reason ?? REASON_NOT_GIVEN);
      return { ...seat, kind: 'resultCorrected', figures, reason };
    }
    case 'withdrawal':
      return { ...seat, kind: 'resultWithdrawn', reason: message.reason };
    case 'postponement':
      return { ...seat, kind: 'pollPostponed', reason: message.reason };
    default:
      return message satisfies never;
  }
}

/** Figures of the message, candidates in ballot-paper order. */
export function figuresOf(about: FiguresCase): Figures {
  const { message, contest, standing, context } = about;
  const given = new Map<string, number>(message.candidates.map(({ id, votes }) => [id, votes]));
  const votes = Object.fromEntries(
    standing.flatMap(({ id }) => {
      const count = given.get(id);
      return count === undefined ? [] : [[id, count]];
    }),
  ) as Figures['votes'];
  const isTie = isTied(Object.values(votes));
  // The time of a correction is not that of the declaration, which stays what it was.
  const declaredBefore =
    message.kind === 'correction' && contest.phase.kind === 'declared'
      ? contest.phase.figures.declaredAt
      : null;
  return {
    votes,
    electorate: electorateOf(about),
    rejectedBallots: message.rejectedBallots,
    decidedByLot: isTie ? ((message.decidedByLot ?? null) as CandidateId | null) : null,
    declaredAt: declaredBefore ?? declaredAtMost(message.time, context.nightNow),
  };
}

/** Nobody has declared later than it was heard: a source that is an hour ahead sent its local time as UTC. */
function declaredAtMost(time: string, nightNow: string): string {
  const aheadMs = Date.parse(time) - Date.parse(nightNow);
  return aheadMs <= CLOCK_SECONDS_MAX * 1000 ? time : nightNow;
}

/** As stated; else as published before; else as known before the night. */
export function electorateOf({ message, contest, constituency }: FiguresCase): number {
  if (message.electorate !== undefined) return message.electorate;
  return contest.phase.kind === 'declared' ? contest.phase.figures.electorate : constituency.electorate;
}

/** Nothing that a reader sees differs; the instant may, by which sources restate a declaration. */
export function isSameResult(one: Figures, other: Figures): boolean {
  const ids = Object.keys({ ...one.votes, ...other.votes }) as CandidateId[];
  return (
    ids.every((id) => one.votes[id] === other.votes[id]) &&
    one.electorate === other.electorate &&
    one.rejectedBallots === other.rejectedBallots &&
    one.decidedByLot === other.decidedByLot
  );
}

/** The list of the message; what it does not say of a person is kept from the list before. */
export function candidatesNamed(about: Case, message: NominationsMessage): readonly Candidate[] {
  const before = new Map<string, Candidate>(about.standing.map((each) => [each.id, each]));
  return message.candidates.map((each) => {
    const known = before.get(each.id);
    return {
      id: each.id as CandidateId,
      name: each.name,
      surname: each.surname,
      standing: standingMeant(about.context.aliases, each.party, known?.standing),
      description: each.description === undefined ? (known?.description ?? null) : each.description,
      gender: each.gender ?? known?.gender ?? 'unknown',
      sittingMp: known?.sittingMp ?? false,
      formerMp: known?.formerMp ?? false,
      notable: known?.notable ?? null,
    };
  });
}

/** The one standing that the word means here; a word that several parties share keeps the one known before. */
function standingMeant(aliases: PartyAliases, party: string, before: Standing | undefined): Standing {
  const meant = standingsNamed(aliases, party);
  const [only] = meant;
  if (before !== undefined && meant.has(before)) return before;
  if (only === undefined) throw new Error(`No standing for "${party}": the checks should have held it`);
  return only;
}

function isTied(votes: readonly number[]): boolean {
  const most = Math.max(...votes);
  return votes.filter((each) => each === most).length > 1;
}

export function hasFigures(about: Case): about is FiguresCase {
  const kind: FiguresMessage['kind'] | string = about.message.kind;
  return kind === 'result' || kind === 'correction';
}
