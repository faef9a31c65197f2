import type { Person } from '#lib/desk/person.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';

/** Who told the forecast what to expect, by the number of the night's event that says so and names nobody. */
export type PriorAuthors = ReadonlyMap<number, Person>;

export const noPriorAuthors: PriorAuthors = new Map();

export function foldPriorAuthors(before: PriorAuthors, event: DeskEvent): PriorAuthors {
  if (event.kind !== 'factCommitted' || event.fact !== 'localPriorSet') return before;
  const { by, nightSeq } = event;
  return by === null || nightSeq === null ? before : new Map(before).set(nightSeq, by);
}
