import type { NightFact } from '#lib/election/events.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { constituencyView } from '#lib/view/constituency-view.ts';
import { ALDER, declared, fold, numbered, threeSeats, tinyRoll } from '#tests/support/tiny-election.ts';

export const CLOSE = Date.parse('2030-07-04T21:00:00Z');
export const VOTES = { red: 450, blue: 430, gold: 50, independent: 70 };

/** The page of Alder after some facts, with changes to what is known of the seat before the night. */
export function alder(facts: readonly NightFact[], about: Partial<Constituency> = {}, nightNowMs = CLOSE) {
  const roll = rollWith(about);
  return constituencyView(roll, fold(roll, numbered(facts)), ALDER, nightNowMs);
}

/** Three seats, Alder with some changes. */
export function rollWith(about: Partial<Constituency>) {
  return tinyRoll(threeSeats().map((seat) => (seat.id === ALDER ? { ...seat, ...about } : seat)));
}

export const roll = tinyRoll();
export const declaration = declared(roll, ALDER, VOTES);
