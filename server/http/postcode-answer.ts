import { findSeats, type LookUpPostcode } from '#lib/view/find-seat.ts';
import { findPostcode } from '#server/pack/find-postcode.ts';
import type { Night } from '#server/projection/night.ts';
import { type HttpAnswer, jsonAnswer, problemAnswer } from './http-answer.ts';

/** A postcode tells where somebody lives: no cache keeps the answer, and nothing here writes it down. */
const NO_STORE = { cacheControl: 'no-store' } as const;

/**
 * The constituency of a postcode, as a best fit; for Northern Ireland, whose postcodes no open file gives, its
 * constituencies to choose from. What is no postcode is refused with a sentence.
 */
export function postcodeAnswer({ pack, roll }: Pick<Night, 'pack' | 'roll'>, encoded: string): HttpAnswer {
  const typed = decoded(encoded);
  if (typed === null || !/\d/.test(typed)) {
    return problemAnswer(400, 'Not a postcode', 'A whole postcode is needed, like this one: SW1A 0AA.');
  }
  const { postcodes } = pack;
  const lookUp: LookUpPostcode | null =
    postcodes === null ? null : (postcode) => findPostcode(postcodes, postcode);
  const found = findSeats(roll, typed, lookUp);
  switch (found.kind) {
    case 'seat':
      return jsonAnswer({ match: 'bestFit', words: found.words, constituencies: [found.seat] }, NO_STORE);
    case 'choice':
      return jsonAnswer({ match: 'choice', words: found.words, constituencies: found.seats }, NO_STORE);
    case 'unknown':
    case 'nothing':
      return problemAnswer(
        400,
        'No constituency for this postcode',
        found.kind === 'unknown' ? found.words : 'A whole postcode is needed, like this one: SW1A 0AA.',
      );
    default:
      return found satisfies never;
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
