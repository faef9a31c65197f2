/**
 * What came of a part of `npm test`.
 *
 * @typedef {object} Score
 * @property {number} passed
 * @property {readonly Failure[]} failures
 *
 * @typedef {object} Failure
 * @property {string} title what failed, with its file
 * @property {string} words why, as the tool says it
 */

/** More of one failure than this hides the next. */
const WORDS_LINES_MAX = 40;

/** @param {readonly Score[]} scores @returns {Score} */
export function sumOf(scores) {
  return {
    passed: scores.reduce((sum, { passed }) => sum + passed, 0),
    failures: scores.flatMap(({ failures }) => failures),
  };
}

/** @param {string} title @param {string} words @returns {Score} */
export function oneFailure(title, words) {
  return { passed: 0, failures: [{ title, words }] };
}

/** The end of the run: every failure in full, then the line that scripts read. @param {Score} score */
export function lastWords({ passed, failures }) {
  const told = failures.flatMap(({ title, words }, index) => [
    '',
    `${index + 1}) ${title}`,
    ...words
      .trim()
      .split('\n')
      .slice(0, WORDS_LINES_MAX)
      .map((line) => `   ${line}`),
  ]);
  return [...told, '', `${passed} passed, ${failures.length} failed`].join('\n');
}
