/** What stands where a figure is not known. Never a 0. */
export const UNKNOWN = '–';

/** U+2212: as wide as a plus in tabular figures, and read as "minus". */
const MINUS = '−';

/** A whole number with grouped thousands: "12,345"; "–" when unknown. */
export function formatCount(count: number | null): string {
  return count === null ? UNKNOWN : `${count < 0 ? MINUS : ''}${grouped(count)}`;
}

/** A change of a count with its sign: "+32", "−36", "0"; "–" when unknown. */
export function formatSignedCount(count: number | null): string {
  return count === null ? UNKNOWN : `${sign(count)}${grouped(count)}`;
}

/** Points without a sign, one decimal: "10.8". For figures whose direction is in words. */
export function formatPoints(points: number | null): string {
  return points === null ? UNKNOWN : oneDecimal(points);
}

/** A gap in points, one decimal. One that would round to nothing is not nothing: "under 0.1"; a tie is "0.0". */
export function formatGap(points: number | null): string {
  if (points === null) return UNKNOWN;
  const rounded = oneDecimal(points);
  return points !== 0 && rounded === '0.0' ? 'under 0.1' : rounded;
}

/** A change in points with its sign, one decimal: "+1.5", "−20.1"; what rounds to nothing is "0.0", without one. */
export function formatSignedPoints(points: number | null): string {
  if (points === null) return UNKNOWN;
  const rounded = oneDecimal(points);
  return rounded === '0.0' ? rounded : `${sign(points)}${rounded}`;
}

/** A share from 0 to 1 as a percentage, one decimal: "33.4%"; "–" when unknown. */
export function formatPercent(share: number | null): string {
  return share === null ? UNKNOWN : `${formatShare(share)}%`;
}

/** The same without its sign, for a column headed "Share %". */
export function formatShare(share: number | null): string {
  return share === null ? UNKNOWN : oneDecimal(share * 100);
}

/** A count in words where a sentence wants them: "no", "1", "12,345". */
export function formatNoOr(count: number): string {
  return count === 0 ? 'no' : formatCount(count);
}

/** The noun that fits a count: "1 seat", "2 seats", "0 seats". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

function grouped(count: number): string {
  const digits = String(Math.abs(count));
  const first = digits.length % 3;
  const threes = digits.slice(first).match(/\d{3}/g) ?? [];
  return [...(first === 0 ? [] : [digits.slice(0, first)]), ...threes].join(',');
}

/** Rounded half away from zero, without its sign. A hair is added: 100 times 0.0295 comes out below 2.95. */
function oneDecimal(value: number): string {
  return (Math.round(Math.abs(value) * 10 + 1e-9) / 10).toFixed(1);
}

function sign(value: number): string {
  if (value === 0) return '';
  return value < 0 ? MINUS : '+';
}
