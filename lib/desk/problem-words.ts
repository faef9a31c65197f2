import { PROBLEM_CODES } from './problem-codes.ts';

/** What a code means, for an editor; the code itself where a newer server says one that this page does not know. */
export function problemMeaning(code: string): string {
  const known: Readonly<Record<string, readonly [string, string, string]>> = PROBLEM_CODES;
  return known[code]?.[1] ?? code;
}

/** Somebody public would change or vanish: an editor must know that first, wherever it stands in the list. */
const GRAVEST: ReadonlySet<string> = new Set(['WINNER_CHANGE', 'WITHDRAWAL', 'FLIPPING', 'EDITOR_CONFLICT']);

/** The gravest first, each kind in the order of the checks. */
export function gravestFirst<Problem extends { readonly code: string }>(
  problems: readonly Problem[],
): readonly Problem[] {
  const isGrave = ({ code }: Problem) => GRAVEST.has(code);
  return [...problems.filter(isGrave), ...problems.filter((each) => !isGrave(each))];
}
