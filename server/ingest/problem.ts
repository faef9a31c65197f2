import type { ProblemCode } from '#lib/desk/problem-codes.ts';

/**
 * One thing that is wrong, or odd, with a message: what a feed author or an editor needs to put it right.
 * Every part is plain text that is safe in a log: control and invisible characters are escaped.
 */
export interface Problem {
  readonly code: ProblemCode;
  /** JSON path ("candidates[2].votes"), "row 3, column votes" in a CSV file, or "" for the whole message. */
  readonly path: string;
  /** What was there, escaped, at most `RECEIVED_CHARS_MAX` characters. */
  readonly received: string;
  readonly expected: string;
  /** What to do next. */
  readonly todo: string;
}

/** A received value is quoted to be recognised, not to be kept: the journal has every byte. */
export const RECEIVED_CHARS_MAX = 80;

/** A problem whose received value is made safe to show and to log. */
export function problem(
  code: ProblemCode,
  at: { readonly path: string; readonly received: unknown; readonly expected: string; readonly todo: string },
): Problem {
  return {
    code,
    path: escapeText(at.path),
    received: shown(at.received),
    expected: escapeText(at.expected),
    todo: escapeText(at.todo),
  };
}

/** One line of plain words: code, place, received, expected, what to do. */
export function problemLine({ code, path, received, expected, todo }: Problem): string {
  const place = path === '' ? '' : ` at ${path}`;
  return `${code}${place}: received ${received}; expected ${expected}. ${todo}`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text =
    typeof value === 'string' ? JSON.stringify(value.slice(0, RECEIVED_CHARS_MAX + 1)) : plain(value);
  const escaped = escapeText(text);
  return escaped.length <= RECEIVED_CHARS_MAX ? escaped : `${escaped.slice(0, RECEIVED_CHARS_MAX - 1)}…`;
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Everything that could move a cursor, hide, reorder or end a line becomes its \u escape. */
export function escapeText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
