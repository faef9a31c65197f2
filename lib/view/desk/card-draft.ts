import { type RecordKind, recordsOf } from '#lib/election/derive/records.ts';
import { type SeatFigures, seatFigures } from '#lib/election/derive/seat-figures.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { publicResults } from '#lib/election/public-results.ts';
import type { Candidate } from '#lib/election/reference.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';
import { listOf, standingName } from '#lib/format/names.ts';
import { formatPercent } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { cardTitle } from '#lib/liveblog/post-words.ts';
import { type ResultCard, resultCard } from '#lib/liveblog/result-card.ts';

/** A post that waits to be topped and sent. */
export interface CardDraft {
  readonly constituencyId: ConstituencyId;
  /** The event that made the result public. */
  readonly seq: number;
  readonly at: string;
  readonly title: string;
  readonly document: WrittenDocument;
}

/**
 * The draft that a declaration leaves for the liveblog: what happened in a headline, then who won how, who lost their
 * seat, which records of the night it holds, and the card. Null while the seat has no public result.
 */
export function cardDraft(roll: Roll, state: NightState, id: ConstituencyId): CardDraft | null {
  const constituency = constituencyOf(roll, id);
  const contest = state.contests[id];
  const result = contest === undefined ? undefined : publicResults(contest).at(-1);
  if (contest === undefined || result === undefined || result.ended !== null) return null;
  const card = resultCard(constituency, contest, result);
  const seat = seatFigures(constituency, contest);
  const lines = [
    wonWords(roll, card),
    ...seat.beaten.map((each) => lostWords(roll, seat, each)),
    ...recordWords(roll, state, id),
  ];
  return {
    constituencyId: id,
    seq: result.seq,
    at: result.at,
    title: cardTitle(roll, card),
    document: [
      ...lines.map((text) => ({ kind: 'paragraph', children: [{ kind: 'text', text }] }) as const),
      { kind: 'result', constituencyId: id, seq: result.seq },
    ],
  };
}

/** Drafts of the newest declarations of which nobody has written yet, newest first, so many at most. */
export function waitingCards(
  roll: Roll,
  state: NightState,
  topped: ReadonlySet<number>,
  limit: number,
): readonly CardDraft[] {
  const drafts: CardDraft[] = [];
  for (const entry of state.timeline.toReversed()) {
    if (drafts.length >= limit) break;
    if ((entry.kind !== 'result' && entry.kind !== 'correction') || topped.has(entry.seq)) continue;
    const draft = cardDraft(roll, state, entry.constituencyId);
    if (draft?.seq === entry.seq) drafts.push(draft);
  }
  return drafts;
}

/** Every seat with a public result, by name, with the event that its card points at. */
export function seatCards(roll: Roll, state: NightState): readonly SeatCard[] {
  return roll.reference.constituencies
    .flatMap(({ id, name }) => {
      const phase = state.contests[id]?.phase;
      return phase?.kind === 'declared' ? [{ constituencyId: id, seq: phase.seq, label: name }] : [];
    })
    .toSorted((left, right) => left.label.localeCompare(right.label, 'en'));
}

export interface SeatCard {
  readonly constituencyId: ConstituencyId;
  readonly seq: number;
  readonly label: string;
}

function wonWords(roll: Roll, { rows, swing, turnout }: ResultCard): string {
  const [first, second] = rows;
  if (first === undefined) return '';
  const against =
    second === undefined
      ? ''
      : `, ahead of ${who(roll, second.candidate)} with ${formatPercent(second.share)}`;
  const how = `${who(roll, first.candidate)} is elected with ${formatPercent(first.share)} of the vote${against}.`;
  const moved = swing === null ? '' : ` The swing is ${swingWords(roll, swing)}.`;
  return `${how}${moved}${turnout === null ? '' : ` Turnout is ${formatPercent(turnout)}.`}`;
}

function lostWords(roll: Roll, { constituency }: SeatFigures, beaten: Candidate): string {
  const role = beaten.notable === null ? '' : `, ${beaten.notable.role},`;
  const isOwn = constituency.outgoingMp?.candidateId === (beaten.id as CandidateId);
  return `${who(roll, beaten)}${role} ${isOwn ? 'loses the seat' : 'is not returned here'}.`;
}

function who(roll: Roll, { name, standing }: Candidate): string {
  return `${name} (${standingName(roll, standing)})`;
}

/** Records that a reader would want to hear of; those of size and of the ballot paper are the same all night. */
const TOLD: Readonly<Partial<Record<RecordKind, string>>> = {
  smallestMajority: 'the smallest majority',
  largestMajority: 'the largest majority',
  largestSwing: 'the largest swing',
  highestWinningShare: 'the highest share of a winner',
  lowestWinningShare: 'the lowest share of a winner',
  highestTurnout: 'the highest turnout',
  lowestTurnout: 'the lowest turnout',
};
/** Of a handful of seats everything is a record. */
const DECLARED_MIN = 20;

function recordWords(roll: Roll, state: NightState, id: ConstituencyId): readonly string[] {
  if (state.tally.declared < DECLARED_MIN) return [];
  const seats = roll.reference.constituencies.map((each) => seatFigures(each, state.contests[each.id]));
  const held = recordsOf(seats).flatMap(({ kind, holders }) => {
    const told = TOLD[kind];
    return told !== undefined && holders.length === 1 && holders[0]?.seat.constituency.id === id
      ? [told]
      : [];
  });
  return held.length === 0 ? [] : [`It is ${listOf(held)} so far.`];
}
