import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { baseMajority } from '#lib/election/derive/swing-needed.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { OutgoingMp } from '#lib/election/reference.ts';
import { standingName } from '#lib/format/names.ts';
import { formatCount, formatGap, UNKNOWN } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { bannerNow, underBanner } from './banner-words.ts';
import { type Seat, winnerOfSeat } from './constituency-view-seat.ts';
import { nameAmongParties } from './constituency-view-words.ts';

/** One thing that was known before the night. */
export interface FactView {
  readonly label: string;
  readonly words: string;
  readonly detail: string | null;
}

export function factsOf(seat: Seat): readonly FactView[] {
  return [defendingFact(seat), outgoingFact(seat), expectedFact(seat), electorateFact(seat)];
}

function defendingFact({ roll, constituency }: Seat): FactView {
  const defender = defending(constituency.base);
  const lead = baseMajority(constituency);
  const { baseName } = roll.reference.election;
  if (defender === null)
    return { label: 'Defending', words: UNKNOWN, detail: 'no earlier result to compare with' };
  return {
    label: 'Defending',
    words: nameAmongParties(roll, defender),
    detail:
      lead === null
        ? `unopposed, ${baseName}`
        : `majority ${formatCount(lead.votes)}, ${formatGap(inPoints(lead.share))} points, ${baseName}`,
  };
}

/** The MP is a person and is shown apart from the party that defends: the two may differ. */
function outgoingFact(seat: Seat): FactView {
  const mp = seat.constituency.outgoingMp;
  if (mp === null) return { label: 'MP until now', words: UNKNOWN, detail: 'not known on these boundaries' };
  return {
    label: 'MP until now',
    words: mp.name,
    detail: bannerWords(seat, mp),
  };
}

/** "Labour, re-elected"; of somebody who left the party: "elected for Labour, re-elected as an independent". */
function bannerWords(seat: Seat, mp: OutgoingMp): string {
  const now = bannerNow(seat.constituency, seat.contest, mp);
  if (now === null) return `${standingName(seat.roll, mp.standing)}, ${whatBecame(seat, mp)}`;
  return `elected ${underBanner(seat.roll, mp.standing)}, ${whatBecame(seat, mp)} ${underBanner(seat.roll, now)}`;
}

function whatBecame(seat: Seat, mp: OutgoingMp): string {
  const winner = winnerOfSeat(seat);
  switch (mp.plans) {
    case 'here':
      if (winner === null) return 'standing here';
      return winner.id === mp.candidateId ? 're-elected' : 'beaten here';
    case 'elsewhere':
      return 'standing elsewhere';
    case 'notStanding':
      return 'not standing';
    default:
      return mp.plans satisfies never;
  }
}

function expectedFact({ roll, constituency, contest }: Seat): FactView {
  const { expected } = constituency;
  if (contest.phase.kind === 'postponed') {
    return { label: 'Expected', words: 'Another day', detail: 'the poll is postponed' };
  }
  if (expected === null) return { label: 'Expected', words: 'Time not announced', detail: null };
  const time = formatNightTime(expected.at, roll.reference.election.pollDate);
  return expected.basis === 'announced'
    ? { label: 'Expected', words: time, detail: 'announced by the returning officer' }
    : { label: 'Expected', words: `About ${time}`, detail: 'from when it declared last time' };
}

function electorateFact({ constituency, contest }: Seat): FactView {
  const { phase } = contest;
  const electorate = phase.kind === 'declared' ? phase.figures.electorate : constituency.electorate;
  return { label: 'Electorate', words: formatCount(electorate), detail: 'people entitled to vote here' };
}
