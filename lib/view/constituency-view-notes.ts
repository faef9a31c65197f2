import { lostDeposits } from '#lib/election/derive/deposits.ts';
import { resultRows } from '#lib/election/derive/result-row.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import { contestSwing, steedSwing } from '#lib/election/derive/swing.ts';
import { turnoutOfBallots } from '#lib/election/derive/turnout.ts';
import { validVotes } from '#lib/election/derive/valid-votes.ts';
import type { PartyId } from '#lib/election/ids.ts';
import { candidatesOf } from '#lib/election/roll.ts';
import type { DeclaredPhase } from '#lib/election/state.ts';
import { counted, formatCount, formatPercent, formatPoints } from '#lib/format/numbers.ts';
import { declaredPhase, type Seat } from './constituency-view-seat.ts';
import { tagOf } from './tag-view.ts';

/** How the figures of a result are to be read, beneath the table. */
export function resultNotes(seat: Seat): readonly string[] {
  const phase = declaredPhase(seat);
  if (phase === null) return [];
  return [
    sentences([papersNote(phase), turnoutNote(phase), depositsNote(phase)]),
    sentences([changeNote(seat), independentsNote(seat), otherBasesNote(seat)]),
    sentences([swingNote(seat, phase)]),
    sentences([lotNote(seat, phase)]),
    sentences([amendedNote(seat)]),
  ].filter((note) => note !== '');
}

/** What the columns before the declaration mean. */
export function ballotNotes(seat: Seat): readonly string[] {
  const { roll, constituency } = seat;
  const { baseName, baseIsNotional } = roll.reference.election;
  if (constituency.base === null) {
    return [sentences(['There is no earlier result to compare with.', amendedNote(seat)])];
  }
  const notional = baseIsNotional ? 'The base is an estimate: the last result on the new boundaries.' : null;
  return [
    sentences([
      'In the order of the ballot paper.',
      `Needs: the swing from the defending party, in points, that would bring the two level against ${baseName}.`,
      notional,
    ]),
    sentences([independentsNote(seat), otherBasesNote(seat), amendedNote(seat)]),
  ].filter((note) => note !== '');
}

function sentences(parts: readonly (string | null)[]): string {
  return parts.filter((each) => each !== null).join(' ');
}

function papersNote({ figures }: DeclaredPhase): string {
  const rejected =
    figures.rejectedBallots === null
      ? 'the number of rejected papers is not known'
      : `${formatCount(figures.rejectedBallots)} rejected`;
  return `${counted(validVotes(figures), 'valid vote')}; ${rejected}.`;
}

function turnoutNote({ figures }: DeclaredPhase): string {
  const ofBallots = turnoutOfBallots(figures);
  const definition = 'Turnout is valid votes ÷ electorate';
  return ofBallots === null
    ? `${definition}.`
    : `${definition}; with the rejected papers it is ${formatPercent(ofBallots)}.`;
}

function depositsNote({ figures }: DeclaredPhase): string {
  const lost = lostDeposits(figures).length;
  return lost === 0 ? 'Nobody lost a deposit.' : `${counted(lost, 'deposit')} lost, at 5% or less.`;
}

function changeNote({ roll, constituency }: Seat): string {
  const { baseName, baseIsNotional } = roll.reference.election;
  if (constituency.base === null) return 'There is no earlier result to compare with.';
  const notional = baseIsNotional ? ', an estimate on the new boundaries' : '';
  return `Change is in points against ${baseName}${notional}; the line across a bar marks that share.`;
}

function independentsNote({ constituency, contest }: Seat): string | null {
  const some = candidatesOf(constituency, contest).some((each) => each.standing === 'independent');
  return some ? 'An independent is a person, not a party: only the same person’s votes are a base.' : null;
}

/** A party whose base was cast for another says so: the reader would take it for its own. */
function otherBasesNote({ roll, constituency, contest }: Seat): string | null {
  if (constituency.base === null) return null;
  const stood = new Set(constituency.base.entries.map((each) => each.standing));
  const notes = candidatesOf(constituency, contest).flatMap(({ standing }) => {
    if (!isParty(standing) || !stood.has(standing)) return [];
    const baseName = roll.parties.get(standing)?.baseName ?? null;
    return baseName === null ? [] : [`${tagOf(roll, standing).name} is compared with the ${baseName}.`];
  });
  return notes.length === 0 ? null : [...new Set(notes)].join(' ');
}

function swingNote(seat: Seat, phase: DeclaredPhase): string | null {
  const { roll, constituency, contest } = seat;
  const swing = contestSwing(constituency, contest);
  if (swing === null) return null;
  const definition = 'Swing is Butler swing: the mean of one party’s rise and the other’s fall.';
  const steed = steedSwing({
    gainer: twoPartyVotes(seat, phase, swing.to),
    loser: twoPartyVotes(seat, phase, swing.from),
  });
  if (steed === null) return definition;
  // Butler and Steed can point opposite ways where both parties fall: the direction is said again.
  const [from, to] = steed < 0 ? [swing.to, swing.from] : [swing.from, swing.to];
  const names = `${tagOf(roll, from).name} to ${tagOf(roll, to).name}`;
  const way = steed < 0 ? 'the other way, ' : '';
  return `${definition} Of the two parties’ votes alone (Steed) it is ${formatPoints(Math.abs(steed))} ${way}${names}.`;
}

function twoPartyVotes({ constituency, contest }: Seat, { figures }: DeclaredPhase, party: PartyId) {
  const sum = (votes: readonly number[]) => votes.reduce((total, each) => total + each, 0);
  return {
    now: sum(
      candidatesOf(constituency, contest)
        .filter((each) => each.standing === party)
        .map(({ id }) => figures.votes[id] ?? 0),
    ),
    before: sum(
      (constituency.base?.entries ?? []).filter((each) => each.standing === party).map(({ votes }) => votes),
    ),
  };
}

function lotNote({ constituency, contest }: Seat, { figures }: DeclaredPhase): string | null {
  if (figures.decidedByLot === null) return null;
  const first = resultRows(constituency, contest)[0];
  if (first === undefined) return null;
  return `The highest votes were equal, at ${formatCount(first.votes)}; the returning officer drew lots.`;
}

function amendedNote({ contest }: Seat): string | null {
  return contest.candidates === null ? null : 'The list of candidates was amended during the night.';
}
