import { majority } from '#lib/election/derive/majority.ts';
import { type ResultRow, rowsOf } from '#lib/election/derive/result-row.ts';
import { summaryOf } from '#lib/election/derive/result-summary.ts';
import { swingOf } from '#lib/election/derive/swing.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import { type PublicResult, publicResultOf } from '#lib/election/public-results.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { candidatesOf, type Roll } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import type { TimelineMoment } from '#lib/election/timeline-entry.ts';
import { capitalised, collectiveName, standingName, verbFor } from '#lib/format/names.ts';
import { counted, formatCount, formatPercent } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { verdict } from '#lib/format/sentences/verdict.ts';

export interface Words {
  readonly headline: string;
  /** Empty when the headline says it all. */
  readonly text: string;
}

/** What a key event says, with the figures as they stood at its event. */
export function momentWords(
  roll: Roll,
  constituency: Constituency,
  contest: Contest,
  entry: TimelineMoment,
): Words {
  const told: Told = { roll, constituency, contest, result: publicResultOf(contest, entry.seq) };
  const { name } = constituency;
  const party = capitalised(collectiveName(roll, entry.standing));
  const verb = (singular: string, plural: string) => verbFor(roll, entry.standing, singular, plural);
  switch (entry.moment) {
    case 'firstSeat':
      return { headline: `First to declare: ${name}`, text: firstSeatText(told, entry) };
    case 'firstGain':
      return { headline: `The first gain: ${name}`, text: gainText(told, entry) };
    case 'partyFirstSeat':
      return {
        headline: `${party} ${verb('wins its', 'win their')} first seat: ${name}`,
        text: gainText(told, entry),
      };
    case 'notableElected':
    case 'notableDefeated':
      return notableWords(told, entry);
    case 'majorityReached':
      return {
        headline: `${party} ${verb('has', 'have')} a majority: ${counted(roll.seatsForMajority, 'seat')} of ${formatCount(roll.seats)}`,
        text: `${name} was the seat that made it.`,
      };
    case 'majorityLost':
      return {
        headline: `${party} no longer ${verb('has', 'have')} a majority`,
        text: `The result in ${name} was changed or taken back.`,
      };
    case 'nightComplete':
      return { headline: 'Every seat has declared', text: `${name} was the last.` };
    default:
      return entry.moment satisfies never;
  }
}

/** How the result that a key event gives figures of ceased to stand; null while it stands, and where it gives none. */
export function endOfTold(contest: Contest, { moment, seq }: TimelineMoment): PublicResult['ended'] {
  return WITHOUT_FIGURES.has(moment) ? null : (publicResultOf(contest, seq)?.ended ?? null);
}

/** They count seats: what becomes of one result is a key event of its own when it changes the count. */
const WITHOUT_FIGURES: ReadonlySet<TimelineMoment['moment']> = new Set([
  'majorityReached',
  'majorityLost',
  'nightComplete',
]);

interface Told {
  readonly roll: Roll;
  readonly constituency: Constituency;
  readonly contest: Contest;
  /** Null when the moment came from the announcement of a winner whose figures were to come. */
  readonly result: PublicResult | null;
}

const FIGURES_TO_COME = 'The figures are to come.';

function firstSeatText(told: Told, entry: TimelineMoment): string {
  const { roll, constituency, contest, result } = told;
  if (result === null) return `${standingName(roll, entry.standing)}. ${FIGURES_TO_COME}`;
  const how = verdict(roll, summaryOf(constituency, contest, result.winner));
  const second = rowsOf(constituency, contest, result)[1];
  const next =
    second === undefined
      ? ''
      : ` ${capitalised(whoIs(roll, second.candidate))} is second with ${formatPercent(second.share)}.`;
  return `${how}${leadWords(result)}.${next}`;
}

function gainText(told: Told, entry: TimelineMoment): string {
  const { roll, constituency, contest, result } = told;
  if (result === null) return `${standingName(roll, entry.standing)}. ${FIGURES_TO_COME}`;
  const how = verdict(roll, summaryOf(constituency, contest, result.winner));
  const winner = candidateBy(told, result.winner);
  const swing = swingOf(constituency, contest, result);
  const by = swing === null ? '' : ` Swing: ${swingWords(roll, swing)}.`;
  return `${winner === null ? '' : `${winner.name}: `}${how}${leadWords(result)}.${by}`;
}

function notableWords(told: Told, entry: TimelineMoment): Words {
  const { constituency, result } = told;
  const candidate = entry.candidateId === null ? null : candidateBy(told, entry.candidateId);
  const name = candidate?.name ?? '';
  const role = candidate?.notable == null ? '' : `${candidate.notable.role}. `;
  const rows: readonly ResultRow[] = result === null ? [] : rowsOf(constituency, told.contest, result);
  if (entry.moment === 'notableElected') {
    const verb = constituency.outgoingMp?.candidateId === entry.candidateId ? 'keeps' : 'wins';
    return {
      headline: `${name} ${verb} ${constituency.name}`,
      text: `${role}${result === null ? FIGURES_TO_COME : `${capitalised(leadWords(result).replace(/^, /, ''))}.`}`,
    };
  }
  const lost = rows.find((row) => row.candidate.id === entry.candidateId);
  const winner = rows[0];
  const verb = constituency.outgoingMp?.candidateId === entry.candidateId ? 'loses' : 'is beaten in';
  const figures =
    lost === undefined || winner === undefined
      ? FIGURES_TO_COME
      : `${winner.candidate.name} (${standingName(told.roll, winner.candidate.standing)}) is elected; ${formatPercent(lost.share)} against ${formatPercent(winner.share)}.`;
  return { headline: `${name} ${verb} ${constituency.name}`, text: `${role}${figures}` };
}

function leadWords(result: PublicResult): string {
  const lead = majority(result.figures);
  if (lead === null) return '';
  return lead.votes === 0 ? ', decided by lot after a tie' : `, majority ${formatCount(lead.votes)}`;
}

function candidateBy({ constituency, contest }: Told, id: CandidateId): Candidate | null {
  return candidatesOf(constituency, contest).find((each) => each.id === id) ?? null;
}

function whoIs(roll: Roll, candidate: Candidate): string {
  return candidate.standing === 'independent'
    ? `${candidate.name}, an independent,`
    : standingName(roll, candidate.standing);
}
