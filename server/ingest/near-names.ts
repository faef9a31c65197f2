/** Single-letter changes that turn one word into the other (Levenshtein's distance). Words are bounded by the schema. */
export function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** A word of twice this length is never near another: it keeps hostile names cheap. */
const WORD_CHARS_MAX = 60;

/** The few choices nearest to the word, nearest first; none when nothing is near. */
export function nearest<Choice>(
  word: string,
  choices: readonly Choice[],
  {
    textOf,
    count,
    distanceMax,
  }: {
    readonly textOf: (choice: Choice) => string;
    readonly count: number;
    readonly distanceMax: number;
  },
): readonly Choice[] {
  const short = word.slice(0, WORD_CHARS_MAX);
  return choices
    .map((choice) => ({ choice, distance: editDistance(short, textOf(choice).slice(0, WORD_CHARS_MAX)) }))
    .filter(({ distance }) => distance <= distanceMax)
    .sort((left, right) => left.distance - right.distance)
    .slice(0, count)
    .map(({ choice }) => choice);
}
