/** What somebody typed where a count belongs. */
export type TypedFigure =
  | { readonly kind: 'empty' }
  | { readonly kind: 'figure'; readonly count: number }
  /** What is wrong, in words for the person who typed it. */
  | { readonly kind: 'refused'; readonly words: string };

/** No constituency has a tenth of this many electors: a larger count is a slip of the hand. */
export const FIGURE_MAX = 1_000_000;

/** Longer than any count in any grouping; a paste of something else. */
const TYPED_CHARS_MAX = 40;

/** Marks that part thousands: one of them, always the same. All blanks count as one mark. */
const GROUPED = /^\d{1,3}(?:(?<mark>[, '])\d{3})(?:\k<mark>\d{3})*$/;

/**
 * A count as people type or paste it: "12345", "12,345", "12 345" (any blank), "12'345", in plain or full-width
 * digits. What could mean two things is refused with words, never guessed: "12.345" may be thousands or a fraction,
 * and "12,34" may lack a digit.
 */
export function readFigure(typed: string): TypedFigure {
  const text = plain(typed);
  if (text === '') return { kind: 'empty' };
  if (text.length > TYPED_CHARS_MAX) return refused(`${quoted(text)} is too long for a count.`);
  if (!/^\d+$/.test(text) && !GROUPED.test(text)) return refused(whatIsWrong(text));
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length > 1 && digits.startsWith('0')) {
    return refused(`${quoted(text)} begins with 0: is a digit missing, or one too many?`);
  }
  const count = Number(digits);
  if (count > FIGURE_MAX) {
    return refused(`${quoted(text)} is more than any constituency has voters: is there a digit too many?`);
  }
  return { kind: 'figure', count };
}

/** The count, or null where nothing or no count was typed. */
export function countIn(typed: string): number | null {
  const read = readFigure(typed);
  return read.kind === 'figure' ? read.count : null;
}

/** Digits and marks as a British keyboard has them. Full-width digits and commas are those of East Asian keyboards. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\ufeff]+/gu, ' ')
    .replaceAll('’', "'")
    .trim();
}

function whatIsWrong(text: string): string {
  if (/^[-−+]/.test(text)) return `${quoted(text)} has a sign: a count has none.`;
  if (/^\d[\d, ']*\.[\d.]*$/.test(text)) {
    return `${quoted(text)} has a full stop, which could mean a fraction. Type ${quoted(withoutMarks(text))} if that is the count.`;
  }
  if (/^[oOlI\d, ']+$/.test(text) && /[oOlI]/.test(text)) {
    return `${quoted(text)} has a letter that looks like a digit. Type it in figures.`;
  }
  if (/[^\d, ']/.test(text)) return `${quoted(text)} is not a whole number in figures.`;
  if (/,/.test(text) && /[ ']/.test(text)) return `${quoted(text)} is grouped with two kinds of marks.`;
  return `${quoted(text)} is not grouped in thousands: is a digit missing, or one too many?`;
}

function withoutMarks(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function quoted(text: string): string {
  return `“${text.length > TYPED_CHARS_MAX ? `${text.slice(0, TYPED_CHARS_MAX)}…` : text}”`;
}

function refused(words: string): TypedFigure {
  return { kind: 'refused', words };
}
