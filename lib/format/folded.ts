/**
 * A name as people type it: no accents (the circumflex of ŵ too), capitals, hyphens, apostrophes or full stops, and
 * "and" for "&". Two names that read alike are the same.
 */
export function folded(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
