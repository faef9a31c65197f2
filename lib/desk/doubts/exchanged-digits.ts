import type { CandidateId } from '#lib/election/ids.ts';

/** One count with two neighbouring digits the other way round. */
export interface Exchange {
  readonly id: CandidateId;
  readonly typed: number;
  readonly meant: number;
}

/**
 * The one exchange of neighbouring digits, in one candidate's votes, that makes the figures fit; null where none does
 * or several would. The commonest slip of the hand there is, and no sum shows where.
 */
export function exchangeThatFits(
  votes: ReadonlyMap<CandidateId, number>,
  fits: (votes: ReadonlyMap<CandidateId, number>) => boolean,
): Exchange | null {
  const found = [...votes].flatMap(([id, typed]) =>
    exchanges(typed)
      .filter((meant) => fits(new Map(votes).set(id, meant)))
      .map((meant) => ({ id, typed, meant })),
  );
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Every count that differs from this one by two neighbouring digits the other way round. */
export function exchanges(count: number): readonly number[] {
  const digits = String(count);
  const others = Array.from({ length: digits.length - 1 }, (_, place) =>
    Number(`${digits.slice(0, place)}${digits[place + 1]}${digits[place]}${digits.slice(place + 2)}`),
  );
  return [...new Set(others)].filter((other) => other !== count && String(other).length === digits.length);
}
