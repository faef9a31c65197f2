import { beatenMps } from '#lib/election/derive/beaten-mps.ts';
import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { baseMajority, swingsNeeded } from '#lib/election/derive/swing-needed.ts';
import { capitalised, listOf, verbFor } from '#lib/format/names.ts';
import { formatCount, formatGap } from '#lib/format/numbers.ts';
import { contestDeck } from '#lib/format/sentences/contest-deck.ts';
import { personOf, type Seat } from './constituency-view-seat.ts';
import { subjectName } from './constituency-view-words.ts';

/** The story of the seat in two or three sentences. */
export function deckOf(seat: Seat): string {
  const { roll, constituency, contest } = seat;
  const { phase } = contest;
  switch (phase.kind) {
    case 'declared':
      return sentences([contestDeck(roll, constituency, contest), beatenSentence(seat)]);
    case 'rush': {
      const winner = personOf(seat, phase.winner).name;
      return sentences([
        `${winner} is announced as the winner; the figures are to come.`,
        beatenSentence(seat),
        defenceSentence(seat),
      ]);
    }
    case 'awaiting':
    case 'counting':
    case 'recount':
    case 'withdrawn':
    case 'postponed':
      return sentences([defenceSentence(seat), outgoingSentence(seat), challengerSentence(seat)]);
    default:
      return phase satisfies never;
  }
}

function sentences(parts: readonly (string | null)[]): string {
  return parts.filter((each) => each !== null).join(' ');
}

function beatenSentence({ constituency, contest }: Seat): string | null {
  const beaten = beatenMps(constituency, contest);
  if (beaten.length === 0) return null;
  const itsMp = constituency.outgoingMp?.candidateId;
  const names = beaten.map(
    ({ id, name }) => `${name}, ${id === itsMp ? 'its MP until now' : 'a sitting MP'}`,
  );
  return `${listOf(names)}, ${beaten.length === 1 ? 'is' : 'are'} beaten.`;
}

function defenceSentence({ roll, constituency }: Seat): string | null {
  const defender = defending(constituency.base);
  if (defender === null) return 'There is no earlier result to compare with.';
  const who = capitalised(subjectName(roll, defender));
  const defends = verbFor(roll, defender.standing, 'defends', 'defend');
  const { baseName } = roll.reference.election;
  const lead = baseMajority(constituency);
  if (lead === null) return `${who} ${defends} it, unopposed in ${baseName}.`;
  return `${who} ${defends} a ${baseName} majority of ${formatCount(lead.votes)}.`;
}

function outgoingSentence({ constituency }: Seat): string | null {
  const mp = constituency.outgoingMp;
  if (mp === null) return null;
  switch (mp.plans) {
    case 'here':
      return `${mp.name}, its MP, stands again.`;
    case 'elsewhere':
      return `${mp.name}, its MP, stands elsewhere.`;
    case 'notStanding':
      return `${mp.name}, its MP, does not stand again.`;
    default:
      return mp.plans satisfies never;
  }
}

function challengerSentence({ roll, constituency, contest }: Seat): string | null {
  const nearest = swingsNeeded(constituency, contest).find((each) => each.points !== null);
  if (nearest === undefined) return null;
  const who = capitalised(subjectName(roll, nearest.challenger));
  const needs = verbFor(roll, nearest.challenger.standing, 'needs', 'need');
  return `${who} ${needs} a swing of ${formatGap(nearest.points)} points to win it.`;
}
