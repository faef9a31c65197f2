/**
 * The one way to write a value as JSON (RFC 8785): members in order of their UTF-16 code units, no spaces.
 * Two copies of a night that hold the same facts write the same text, whatever order their members were set in.
 *
 * Narrower than the RFC on purpose: a number must be a safe whole number, because every published fact is one;
 * a string must be well-formed Unicode. Anything else throws. A member that is undefined is left out.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'number') return wholeNumber(value);
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return members(value);
  throw new Error(`A ${typeof value} has no canonical JSON`);
}

function members(value: object): string {
  const written = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${text(name)}:${canonicalJson(member)}`);
  return `{${written.join(',')}}`;
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a safe whole number`);
  // Negative zero is written 0, as JSON.stringify does.
  return String(value);
}

// A surrogate without its partner: JSON.stringify would escape it, and other languages would refuse it.
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function text(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new Error('A text with half a character has no canonical JSON');
  return JSON.stringify(value);
}
