import { LogDamaged, type LoggedEvent } from './event-log.ts';

/** An entry as Redis gives it: its id, and its fields and values in turn. */
export type StreamEntry = readonly [id: string, fields: readonly string[]];

/**
 * The event in an entry. Throws LogDamaged when it cannot be read, when its own number is not that of its id,
 * or when another number was expected there.
 */
export function eventOf<Event extends LoggedEvent>(
  [id, fields]: StreamEntry,
  expectedSeq = sequenceOf(id),
): Event {
  const seq = sequenceOf(id);
  if (seq !== expectedSeq) throw new LogDamaged(`Expected event ${expectedSeq}, found ${id}`);
  const text = fields[fields.indexOf('event') + 1];
  const event = parsed(text, id) as Event;
  if (event.seq !== seq || event.chain !== fields[fields.indexOf('chain') + 1]) {
    throw new LogDamaged(`Event ${id} contradicts its own number or chain`);
  }
  return event;
}

function sequenceOf(id: string): number {
  return Number(/^0-(\d+)$/.exec(id)?.[1] ?? Number.NaN);
}

function parsed(text: string | undefined, id: string): unknown {
  try {
    const event: unknown = JSON.parse(text ?? '');
    if (typeof event === 'object' && event !== null) return event;
  } catch {
    // Said below: what cannot be parsed and what is no object are the same damage.
  }
  throw new LogDamaged(`Event ${id} cannot be read`);
}
