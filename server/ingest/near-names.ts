import { editDistance } from '#lib/format/edit-distance.ts';

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
