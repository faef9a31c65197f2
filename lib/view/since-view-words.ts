import { countOf } from '#lib/election/counts.ts';
import { nationalShares, partyRows } from '#lib/election/derive/national.ts';
import { overallSwing } from '#lib/election/derive/overall-swing.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState, Tally } from '#lib/election/state.ts';
import { capitalised, collectiveName, listOf, verbFor } from '#lib/format/names.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { stateOfPlaySentences } from '#lib/format/sentences/state-of-play.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { formatTimeAndDay } from '#lib/format/times.ts';
import type { SinceBase } from './since-base.ts';

/** Parties whose seats changed most have a clause each; the table has the rest. */
const CLAUSES_MAX = 3;

/** "432 seats have declared since 01:00, Friday 5 July" */
export function sinceHeadline(roll: Roll, base: SinceBase, { tally }: NightState): string {
  const more = tally.declared - base.tally.declared;
  const when = formatTimeAndDay(base.atMs);
  if (more <= 0) return `No seat has declared since ${when}`;
  if (tally.declared === roll.seats) return `The last ${counted(more, 'seat')} declared after ${when}`;
  return `${counted(more, 'seat')} ${more === 1 ? 'has' : 'have'} declared since ${when}`;
}

/** Seats that changed hands, and the swing as it was and as it is. */
export function sinceStory(roll: Roll, base: SinceBase, { tally }: NightState): string {
  return [handsSentence(roll, base.tally, tally), swingSentence(roll, base.tally, tally)]
    .filter((each) => each !== '')
    .join(' ');
}

/** The state of play in a sentence, then and now. */
export function statesOfPlay(roll: Roll, base: SinceBase, { tally }: NightState, nightNowMs: number) {
  return {
    before: `${stateOfPlaySentences(roll, base.tally, base.atMs).headline}.`,
    after: `${stateOfPlaySentences(roll, tally, nightNowMs).headline}.`,
  };
}

function handsSentence(roll: Roll, before: Tally, after: Tally): string {
  const clauses = partyRows(nationalShares(roll, after, 'UK'))
    .flatMap(({ standing }) => (isParty(standing) ? [movesOf(standing, before, after)] : []))
    .filter(({ gains, losses }) => gains > 0 || losses > 0)
    .sort((left, right) => right.gains + right.losses - (left.gains + left.losses))
    .slice(0, CLAUSES_MAX)
    .sort((left, right) => right.gains - right.losses - (left.gains - left.losses))
    .map((moves) => clause(roll, moves));
  return clauses.length === 0 ? '' : `${capitalised(clauses.join('; '))}.`;
}

interface Moves {
  readonly party: PartyId;
  readonly gains: number;
  readonly losses: number;
}

function movesOf(party: PartyId, before: Tally, after: Tally): Moves {
  const more = (key: 'gains' | 'losses') => countOf(after[key], party) - countOf(before[key], party);
  return { party, gains: more('gains'), losses: more('losses') };
}

function clause(roll: Roll, { party, gains, losses }: Moves): string {
  const verbs = [
    ...(gains > 0 ? [`gained ${counted(gains, 'seat')}`] : []),
    ...(losses > 0 ? [`lost ${gains > 0 ? formatCount(losses) : counted(losses, 'seat')}`] : []),
  ];
  return `${collectiveName(roll, party)} ${verbFor(roll, party, 'has', 'have')} ${listOf(verbs)}`;
}

function swingSentence(roll: Roll, before: Tally, after: Tally): string {
  const now = overallSwing(roll, after, 'GB');
  if (now === null) return '';
  const then = overallSwing(roll, before, 'GB');
  const nowWords = swingWords(roll, now);
  if (then === null) return `Swing in Great Britain: ${nowWords}.`;
  const thenWords = swingWords(roll, then);
  return thenWords === nowWords
    ? `Swing in Great Britain: ${nowWords}, then as now.`
    : `Swing in Great Britain: ${thenWords} then, ${nowWords} now.`;
}
