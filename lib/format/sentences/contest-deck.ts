import { holdOrGain } from '#lib/election/derive/hold-or-gain.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { type ResultRow, resultRows } from '#lib/election/derive/result-row.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import { baseYear, capitalised, collectiveName, possessive, standingName } from '../names.ts';
import { counted, formatPercent, formatPoints } from '../numbers.ts';

/**
 * The story of a declared contest in two sentences: who takes the seat and by how much, and what became of the
 * winner's and the runner-up's shares. Empty while the contest is not declared.
 */
export function contestDeck(roll: Roll, constituency: Constituency, contest: Contest): string {
  const [first, second] = resultRows(constituency, contest);
  if (first === undefined) return '';
  const taking = `${takesTheSeat(roll, constituency, first)}${byHowMuch(contest)}.`;
  if (roll.reference.election.baseName === '')
    return `${taking} ${capitalised(sharesAlone(roll, first, second))}.`;
  const shares = [winnersShare(roll, first), ...(second === undefined ? [] : [runnersUp(roll, second)])];
  return `${taking} ${capitalised(shares.join('; '))}.`;
}

function takesTheSeat(roll: Roll, constituency: Constituency, { candidate }: ResultRow): string {
  const outcome = holdOrGain(candidate, constituency.base);
  switch (outcome.kind) {
    case 'gain': {
      const isPerson = outcome.from === 'independent';
      return `${candidate.name} gains the seat from ${isPerson ? 'an independent' : collectiveName(roll, outcome.from)}`;
    }
    case 'hold':
      // The person keeps a seat; somebody new holds it for the party.
      if (constituency.outgoingMp?.candidateId === candidate.id || !isParty(candidate.standing)) {
        return `${candidate.name} keeps the seat`;
      }
      return `${candidate.name} holds the seat for ${collectiveName(roll, candidate.standing)}`;
    case 'new':
      return `${candidate.name} wins the seat`;
    default:
      return outcome satisfies never;
  }
}

function byHowMuch(contest: Contest): string {
  const lead = contest.phase.kind === 'declared' ? majority(contest.phase.figures) : null;
  if (lead === null) return '';
  return lead.votes === 0 ? ' by lot, after a tie' : ` by ${counted(lead.votes, 'vote')}`;
}

function winnersShare(roll: Roll, row: ResultRow): string {
  if (row.change === null) return fromNoBase(roll, row);
  const owner = isParty(row.candidate.standing)
    ? collectiveName(roll, row.candidate.standing)
    : row.candidate.name;
  return `${possessive(owner)} share ${moves(row.change)}`;
}

function runnersUp(roll: Roll, row: ResultRow): string {
  if (row.change === null) return fromNoBase(roll, row);
  return `${named(roll, row)} is second with ${formatPercent(row.share)}, ${upOrDown(row.change)}`;
}

/** Of an election that has nothing to compare with. */
function sharesAlone(roll: Roll, first: ResultRow, second: ResultRow | undefined): string {
  const winner = `${named(roll, first)} has ${formatPercent(first.share)}`;
  if (second === undefined) return winner;
  return `${winner}; ${named(roll, second)} is second with ${formatPercent(second.share)}`;
}

function fromNoBase(roll: Roll, row: ResultRow): string {
  return `${named(roll, row)} comes from no ${baseYear(roll.reference.election)} base to ${formatPercent(row.share)}`;
}

function named(roll: Roll, { candidate }: ResultRow): string {
  if (candidate.standing === 'independent') return `${candidate.name}, an independent,`;
  if (candidate.standing === 'speaker') return `${candidate.name}, the Speaker,`;
  return `${candidate.name} (${standingName(roll, candidate.standing)})`;
}

/** A change that rounds to 0.0 is no rise and no fall. */
function moves(points: number): string {
  const size = formatPoints(points);
  if (size === '0.0') return 'is unchanged';
  return `${points < 0 ? 'falls' : 'rises'} ${size} points`;
}

function upOrDown(points: number): string {
  const size = formatPoints(points);
  if (size === '0.0') return 'unchanged';
  return `${points < 0 ? 'down' : 'up'} ${size} points`;
}
