import { PROBLEM_CODES } from './problem-codes.ts';

/** What a code means, for an editor; the code itself where a newer server says one that this page does not know. */
export function problemMeaning(code: string): string {
  const known: Readonly<Record<string, readonly [string, string, string]>> = PROBLEM_CODES;
  return known[code]?.[1] ?? code;
}
