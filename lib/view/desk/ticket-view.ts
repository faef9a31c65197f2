import type { DeskProblem } from '#lib/desk/desk-problem.ts';
import type { DeskView, MessageContent, WaitingView } from '#lib/desk/desk-view.ts';
import { mayDo } from '#lib/desk/permission.ts';
import { gravestFirst, problemMeaning } from '#lib/desk/problem-words.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { validVotes } from '#lib/election/derive/valid-votes.ts';
import type { Figures } from '#lib/election/events.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { candidatesOf, constituencyOf, type Roll } from '#lib/election/roll.ts';
import { type Contest, emptyContest, type NightState } from '#lib/election/state.ts';
import { listOf } from '#lib/format/names.ts';
import { formatCount, formatSignedCount, UNKNOWN } from '#lib/format/numbers.ts';
import { formatNightTime, formatTimeWithSeconds } from '#lib/format/times.ts';
import { type TagView, tagOf } from '../tag-view.ts';
import { problemWords } from './plain-words.ts';

/** A message that waits for an editor, against what is public and what was expected. */
export interface TicketView {
  readonly inputId: string;
  readonly constituencyId: ConstituencyId | null;
  readonly title: string;
  /** "Result, revision 2, from Press feed (inbox), received 02:14:07". */
  readonly about: string;
  /** "the 4th message of its kind"; null for the first. */
  readonly older: string | null;
  readonly reasons: readonly ReasonView[];
  readonly warnings: readonly ReasonView[];
  /** Figure by figure; empty for a message without figures. */
  readonly rows: readonly TicketRow[];
  /** What it says besides figures: its own reason, its winner. */
  readonly says: readonly { readonly term: string; readonly words: string }[];
  readonly may: {
    readonly accept: boolean;
    /** The figures can be taken into the form. */
    readonly edit: boolean;
    readonly decide: boolean;
  };
  /** Who agreed, and who is still needed; null when one editor decides. */
  readonly agreement: string | null;
  /** Why accepting is not offered; null when it is. */
  readonly whyNot: string | null;
  /** "Put aside by Ann at 18:01: the council rings back"; null while nobody did. */
  readonly aside: string | null;
  /** Label of the reason: readers see that of a correction whose sender gave none. */
  readonly reasonLabel: string;
  readonly text: string;
}

export interface ReasonView {
  readonly key: string;
  readonly code: string;
  /** "The votes do not add up to the stated valid votes". */
  readonly meaning: string;
  /** "Received 50,331; expected 50,231." Empty where the meaning says it all. */
  readonly said: string;
  readonly todo: string;
}

export interface TicketRow {
  readonly key: string;
  readonly tag: TagView | null;
  readonly name: string;
  readonly received: string;
  readonly isPublic: string;
  readonly change: string;
  readonly differs: boolean;
}

export function ticketView(roll: Roll, state: NightState, desk: DeskView, waiting: WaitingView): TicketView {
  const { constituencyId, content, agreed, twoEditors, acceptable, problems, warnings } = waiting;
  const contest = (constituencyId === null ? undefined : state.contests[constituencyId]) ?? emptyContest;
  const mayDecide = mayDo(desk.me.role, 'decide');
  const hasAgreed = agreed.some(({ userId }) => userId === desk.me.userId);
  const whyNot = whyNotAccept(mayDecide, acceptable, hasAgreed);
  const spoken = (problem: DeskProblem, place: number) => reasonOf(roll, constituencyId, problem, place);
  return {
    inputId: waiting.inputId,
    constituencyId,
    title: constituencyId === null ? 'A message of no seat' : constituencyOf(roll, constituencyId).name,
    about: aboutWords(roll, waiting),
    older: waiting.older === 0 ? null : `${formatCount(waiting.older)} earlier of the same`,
    reasons: gravestFirst(problems).map(spoken),
    warnings: warnings.map(spoken),
    rows:
      constituencyId === null || content?.votes == null ? [] : rowsOf(roll, constituencyId, contest, content),
    says: content === null || constituencyId === null ? [] : saysOf(roll, constituencyId, contest, content),
    may: {
      accept: whyNot === null,
      edit: constituencyId !== null && content?.votes != null,
      decide: mayDecide,
    },
    agreement: agreementWords(
      twoEditors,
      agreed.map(({ name }) => name),
    ),
    whyNot,
    aside: asideWords(roll, waiting),
    reasonLabel:
      contest.phase.kind === 'declared' && content?.votes != null && content.reason === null
        ? 'Your reason, kept in the record; accepted, readers see it too'
        : 'Your reason, kept in the record',
    text: waiting.text,
  };
}

function whyNotAccept(mayDecide: boolean, acceptable: boolean, hasAgreed: boolean): string | null {
  if (!mayDecide) return 'An editor decides on it.';
  if (!acceptable) return 'It cannot be accepted as it is: put right what the reasons say, or edit it.';
  return hasAgreed ? 'You have agreed; another editor must too.' : null;
}

function agreementWords(twoEditors: boolean, agreed: readonly string[]): string | null {
  if (!twoEditors) return null;
  return agreed.length === 0
    ? 'It changes or takes back a public winner: two editors must accept it.'
    : `${listOf(agreed)} accepted it; one more editor must.`;
}

function aboutWords(roll: Roll, { kind, revision, source, origin, at }: WaitingView): string {
  const parts = [
    kind === null ? 'Unreadable' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    ...(revision === null ? [] : [`revision ${revision}`]),
    source === null ? `by ${origin}` : `from ${source}`,
  ];
  const { pollDate } = roll.reference.election;
  const isOfNight = formatNightTime(at, pollDate).length === 'hh:mm'.length;
  const time = isOfNight ? formatTimeWithSeconds(at) : formatNightTime(at, pollDate);
  return `${parts.join(', ')}, received ${time}`;
}

function asideWords(roll: Roll, { held }: WaitingView): string | null {
  if (held === null) return null;
  return `Put aside by ${held.by.name} at ${formatNightTime(held.at, roll.reference.election.pollDate)}: ${held.reason}`;
}

function reasonOf(roll: Roll, id: ConstituencyId | null, problem: DeskProblem, place: number): ReasonView {
  const { code, todo } = problem;
  const meaning = problemMeaning(code);
  return { key: `${place} ${code}`, code, meaning, said: problemWords(roll, id, problem), todo };
}

function rowsOf(
  roll: Roll,
  id: ConstituencyId,
  contest: Contest,
  content: MessageContent,
): readonly TicketRow[] {
  const before = contest.phase.kind === 'declared' ? contest.phase.figures : null;
  const given = new Map(Object.entries(content.votes ?? {}));
  const standing = candidatesOf(constituencyOf(roll, id), contest);
  const strangers = [...given.keys()].filter((each) => !standing.some((candidate) => candidate.id === each));
  const row = (
    key: string,
    name: string,
    tag: TagView | null,
    received: number | null,
    known: number | null,
  ) => ({
    key,
    tag,
    name,
    received: formatCount(received),
    isPublic: formatCount(known),
    change: received === null || known === null ? UNKNOWN : formatSignedCount(received - known),
    differs: received !== known && !(received === null || known === null),
  });
  const sum = [...given.values()].reduce((total, votes) => total + votes, 0);
  return [
    ...standing.map((candidate) =>
      row(
        candidate.id,
        candidate.name,
        tagOf(roll, candidate.standing),
        given.get(candidate.id) ?? null,
        before?.votes[candidate.id] ?? null,
      ),
    ),
    ...strangers.map((key) => row(key, `${key}, who is not nominated`, null, given.get(key) ?? null, null)),
    row('sum', 'Valid votes, added up', null, sum, before === null ? null : validVotes(before)),
    row('majority', 'Majority, as stated', null, content.majority, leadOf(before)),
    row('rejected', 'Rejected papers', null, content.rejectedBallots, before?.rejectedBallots ?? null),
    row('ballots', 'Ballot papers', null, content.ballots, null),
    row(
      'electorate',
      'Electorate',
      null,
      content.electorate,
      before?.electorate ?? constituencyOf(roll, id).electorate,
    ),
  ].filter(({ received, isPublic }) => received !== UNKNOWN || isPublic !== UNKNOWN);
}

function leadOf(figures: Figures | null): number | null {
  return figures === null ? null : (majority(figures)?.votes ?? null);
}

function saysOf(
  roll: Roll,
  id: ConstituencyId,
  contest: Contest,
  { winner, decidedByLot, reason, recount, time }: MessageContent,
): TicketView['says'] {
  const named = (candidate: string) =>
    candidatesOf(constituencyOf(roll, id), contest).find((each) => each.id === (candidate as CandidateId))
      ?.name ?? candidate;
  return [
    ...(winner === null ? [] : [{ term: 'Winner', words: named(winner) }]),
    ...(decidedByLot === null ? [] : [{ term: 'By lot', words: named(decidedByLot) }]),
    ...(recount === null ? [] : [{ term: 'Recount', words: String(recount) }]),
    ...(reason === null ? [] : [{ term: 'Reason', words: reason }]),
    { term: 'Time', words: formatNightTime(time, roll.reference.election.pollDate) },
  ];
}
