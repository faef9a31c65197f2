import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';

/** What the last part of a page's address leads to. */
export type FoundSeat =
  | { readonly kind: 'found'; readonly constituency: Constituency }
  /** An ONS code, another spelling or other capitals: the page lives at this slug. */
  | { readonly kind: 'elsewhere'; readonly slug: string }
  | { readonly kind: 'unknown'; readonly near: readonly Constituency[] };

/** What stands in place of a page that there is not. */
export interface NearNamesView {
  readonly asked: string;
  readonly words: string;
  readonly near: readonly { readonly name: string; readonly slug: string }[];
}

/** Longer than any name of a seat; an address may be as long as a stranger likes. */
const ASKED_CHARS_MAX = 60;

export function nearNamesView(roll: Roll, address: string, near: readonly Constituency[]): NearNamesView {
  const { name } = roll.reference.election;
  return {
    asked: address.slice(0, ASKED_CHARS_MAX).replace(/[-_]+/g, ' '),
    words: near.length === 0 ? `Nothing in the ${inSentence(name)} is like it.` : 'Did you mean:',
    near: near.map((each) => ({ name: each.name, slug: each.slug })),
  };
}

/** "General election 2024" within a sentence. */
function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Enough to hold the seats of one town and of a slip of the finger; more would be a list to search. */
const NEAR_NAMES_MAX = 8;

/** Finds a seat by slug; by ONS code, name or Welsh name it is found elsewhere. Unknown ones get the nearest names. */
export function seatAt(roll: Roll, address: string): FoundSeat {
  const { constituencies } = roll.reference;
  const exact = constituencies.find(({ slug }) => slug === address);
  if (exact !== undefined) return { kind: 'found', constituency: exact };
  const wanted = slugOf(address);
  const other = constituencies.find((each) =>
    [each.slug, each.id.toLowerCase(), slugOf(each.name), slugOf(each.welshName ?? each.name)].includes(
      wanted,
    ),
  );
  if (other !== undefined) return { kind: 'elsewhere', slug: other.slug };
  return { kind: 'unknown', near: nearest(constituencies, wanted) };
}

/** Lower case, accents taken off, anything else a hyphen: "Ynys Môn" is "ynys-mon". */
function slugOf(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** By words in common first, since readers know the town; then by letters, since fingers slip. */
function nearest(constituencies: readonly Constituency[], wanted: string): readonly Constituency[] {
  if (wanted === '') return [];
  const byDistance = constituencies
    .map((constituency) => ({ constituency, distance: distanceTo(constituency, wanted) }))
    .sort((left, right) => left.distance - right.distance);
  const farthest = Math.min(DISTANCE_MAX, (byDistance[0]?.distance ?? 0) + BEHIND_NEAREST_MAX);
  return byDistance
    .filter(({ distance }) => distance <= farthest)
    .slice(0, NEAR_NAMES_MAX)
    .map(({ constituency }) => constituency);
}

/** Of letters that differ, as a share of those asked for: half is still recognisable. */
const DISTANCE_MAX = 0.5;
/** Where one name fits well, names that fit worse by this much only distract. */
const BEHIND_NEAREST_MAX = 0.3;

function distanceTo({ slug, welshName }: Constituency, wanted: string): number {
  const names = welshName === null ? [slug] : [slug, slugOf(welshName)];
  return Math.min(...names.map((name) => wordDistance(name, wanted)));
}

/** The mean, over the words asked for, of how far each is from the nearest word of the name. */
function wordDistance(name: string, wanted: string): number {
  const words = wanted.split('-').filter((word) => !SMALL_WORDS.has(word));
  if (words.length === 0) return 1;
  const nearestWord = (word: string) =>
    Math.min(...name.split('-').map((each) => edits(each, word) / Math.max(each.length, word.length)));
  const total = words.reduce((sum, word) => sum + nearestWord(word), 0);
  // Of two equally near names the one whose length is nearer comes first.
  return total / words.length + Math.abs(name.length - wanted.length) / 1000;
}

/** In so many names that they tell nothing apart. */
const SMALL_WORDS: ReadonlySet<string> = new Set(['and', 'the', 'of', 'a']);

/** Letters to add, take away or change to make one word of the other (Levenshtein). */
function edits(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...left].entries()) {
    const next = [at + 1];
    for (const [index, other] of [...right].entries()) {
      const change = (row[index] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
