import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { historyOf } from '#lib/election/derive/members.ts';
import type { SeatFigures } from '#lib/election/derive/seat-figures.ts';
import type { Roll } from '#lib/election/roll.ts';
import { folded } from '#lib/format/folded.ts';
import { areaWithKey } from './results-areas.ts';
import type { OutcomeFilter, PeopleFilter, ResultsQuery, StateFilter } from './results-query.ts';

/** The seats that a query asks for, in the order given. Every condition must hold. */
export function seatsMatching(
  roll: Roll,
  seats: readonly SeatFigures[],
  query: ResultsQuery,
): readonly SeatFigures[] {
  const { outcome, from, to, people, state } = query;
  const text = folded(query.text);
  const area = areaWithKey(roll, query.area);
  return seats.filter(
    (seat) =>
      (text === '' || isNamed(seat, text)) &&
      (outcome === null || hasOutcome(seat, outcome)) &&
      (from === null || defending(seat.constituency.base)?.standing === from) &&
      (to === null || seat.winner?.standing === to) &&
      (people === null || isAbout(seat, people)) &&
      (area === null || area.scope === seat.constituency.nation || area.scope === seat.constituency.region) &&
      (state === null || isIn(seat, state)),
  );
}

/** By part of the seat's name, English or Welsh, or of the name of who is elected there. */
function isNamed({ constituency, winner }: SeatFigures, text: string): boolean {
  return [constituency.name, constituency.welshName, winner?.name].some(
    (name) => name !== null && name !== undefined && folded(name).includes(text),
  );
}

/** A loss is a gain from the side of who defended the seat: the same seats. */
function hasOutcome({ outcome }: SeatFigures, wanted: OutcomeFilter): boolean {
  return outcome?.kind === (wanted === 'loss' ? 'gain' : wanted);
}

function isAbout({ winner, beaten }: SeatFigures, people: PeopleFilter): boolean {
  if (people === 'defeated') return beaten.length > 0;
  if (winner === null) return false;
  switch (people) {
    case 'new':
      return historyOf(winner) === 'new';
    case 'returning':
      return historyOf(winner) === 'returning';
    case 're-elected':
      return historyOf(winner) === 'reElected';
    case 'women':
      return winner.gender === 'female';
    case 'men':
      return winner.gender === 'male';
    default:
      return people satisfies never;
  }
}

function isIn({ contest }: SeatFigures, state: StateFilter): boolean {
  const phase = contest?.phase;
  const kind = phase?.kind ?? 'awaiting';
  switch (state) {
    case 'declared':
    case 'counting':
    case 'recount':
    case 'withdrawn':
    case 'postponed':
      return kind === state;
    case 'undeclared':
      return kind !== 'declared';
    case 'announced':
      return kind === 'rush';
    case 'doubted':
      return contest?.flag !== null && contest?.flag !== undefined;
    case 'corrected':
      return phase?.kind === 'declared' && phase.reason !== null;
    default:
      return state satisfies never;
  }
}
